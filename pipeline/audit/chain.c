#include "audit/chain.h"

#include <string.h>

#include "ground/files.h"

gboolean chain_next_line(const char *text, gsize len, ChainLine *line)
{
    const char *begin = text + line->end;
    const char *end = memchr(begin, '\n', len - line->end);
    if (!end)
        return FALSE;
    line->text = begin;
    line->len = (gsize)(end - begin);
    line->end = (gsize)(end - text) + 1;
    line->number++;
    return TRUE;
}

void chain_hash(const char *line, gsize len, char hash[CHAIN_HASH_SIZE])
{
    g_autofree char *hex = data_sha256(line, len);
    g_strlcpy(hash, hex, CHAIN_HASH_SIZE);
}

gboolean chain_find_prev(const char *line, gsize len, char prev[CHAIN_HASH_SIZE])
{
    static const char before[] = ",\"prev\":\"", behind[] = "\"}";
    const gsize n_before = sizeof before - 1, n_hash = CHAIN_HASH_SIZE - 1, n_behind = 2;
    if (len < n_before + n_hash + n_behind)
        return FALSE;
    const char *at = line + len - n_before - n_hash - n_behind;
    if (memcmp(at, before, n_before) != 0 ||
        memcmp(at + n_before + n_hash, behind, n_behind) != 0)
        return FALSE;
    memcpy(prev, at + n_before, n_hash);
    prev[n_hash] = '\0';
    return strspn(prev, "0123456789abcdef") == n_hash;
}
