/* Letter and mail from one template: what is the same in both is filled once. */
#include "compose/fill_in.h"

static void add_block(FillIn *fill_in, const TemplateBlock *from, gboolean in_letter,
                      gboolean in_mail, GPtrArray *blocks)
{
    Block *block = fill_in_block(fill_in, from);

    if (block == NULL)
        return;
    block->in_letter = block->in_letter && in_letter;
    block->in_mail = block->in_mail && in_mail;
    g_ptr_array_add(blocks, block);
}

static const TemplateBlock *block_at(const GPtrArray *blocks, guint index)
{
    return blocks != NULL && index < blocks->len ? g_ptr_array_index(blocks, index) : NULL;
}

/* Both readings keep the order of the file, so they are merged by line. */
void fill_in_both_media(FillIn *fill_in, const GPtrArray *letter_blocks,
                        const GPtrArray *mail_blocks, GPtrArray *blocks)
{
    guint i = 0, j = 0;

    while (block_at(letter_blocks, i) != NULL || block_at(mail_blocks, j) != NULL) {
        const TemplateBlock *in_letter = block_at(letter_blocks, i);
        const TemplateBlock *in_mail = block_at(mail_blocks, j);

        if (in_letter != NULL && in_mail != NULL && in_letter->line == in_mail->line &&
            in_letter->digest == in_mail->digest) {
            add_block(fill_in, in_letter, TRUE, TRUE, blocks);
            i++;
            j++;
        } else if (in_mail == NULL || (in_letter != NULL && in_letter->line <= in_mail->line)) {
            add_block(fill_in, in_letter, TRUE, mail_blocks == NULL, blocks);
            i++;
        } else {
            add_block(fill_in, in_mail, FALSE, TRUE, blocks);
            j++;
        }
    }
}

void fill_in_medium(FillIn *fill_in, const GPtrArray *template_blocks, Medium medium,
                    GPtrArray *blocks)
{
    for (guint i = 0; i < template_blocks->len; i++)
        add_block(fill_in, g_ptr_array_index(template_blocks, i), medium == MEDIUM_LETTER,
                  medium == MEDIUM_MAIL, blocks);
}

void fill_in_mark_closings(GPtrArray *blocks)
{
    for (guint i = 1; i < blocks->len; i++) {
        const Block *block = g_ptr_array_index(blocks, i);
        Block *before = g_ptr_array_index(blocks, i - 1);

        if (block->kind == BLOCK_SIGNATURE && before->kind == BLOCK_PARAGRAPH)
            before->kind = BLOCK_CLOSING;
    }
}
