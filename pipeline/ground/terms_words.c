#include "ground/terms_words.h"

#include "ground/text.h"

#include <string.h>

#define MOST_WORDS 24
#define HIGHEST_DISCOUNT 2000 /* hundredths of a percent; more is a part payment */

/*
 * A sentence is written as a row of signs, one for each phrase that means something:
 *
 *   #  a number        D  days            M  months          N  net
 *   E  end of month    Y  end of next month                  X  of the next month
 *   L  on the ...      R  at once, on receipt                F  the invoice's date
 *   A  after           P  plus, then      %  percent         /  slash     ,  decimal sign
 *
 * and then compared with the rows that have one reading.
 */
typedef struct {
    char signs[MOST_WORDS + 1];
    int values[MOST_WORDS]; /* of the numbers */
    guint n;
} Sentence;

static const struct {
    char sign; /* 0: says nothing about the day */
    const char *phrases;
} vocabulary[] = {
    {'D', "jour|jours|j|jr|jrs|day|days|d|tag|tage|tagen|kalendertage"},
    {'M', "mois|month|months|m|mth|mths|monat|monate|monaten"},
    {'N', "net|nets|netto|nett|n"},
    {'E',
     "fin de mois|fin du mois|fin mois|fdm|jfdm|fm|f d m|fin du mois de facturation|fin du "
     "mois de la facture|fin de mois de facturation|end of month|end of the month|end of "
     "invoice month|end of the invoice month|eom|month end|monatsende|ende des monats|ende "
     "monat|ende des rechnungsmonats|ultimo|cm"},
    {'Y',
     "fin du mois suivant|fin de mois suivant|fin mois suivant|end of next month|end of the "
     "next month|end of following month|end of the following month|ende des "
     "folgemonats|ende folgemonat|ende des nachsten monats"},
    {'X', "du mois suivant|mois suivant|of the following month|of following month|following "
          "month|of the next month|of next month|next month|of the month following|of month "
          "following|des folgemonats|folgemonat|des nachsten monats|m plus 1"},
    {'L', "le|on the|on|the|am|den|zum"},
    {'R',
     "a reception|reception|a la reception|receipt|on receipt|upon receipt|on receipt of "
     "invoice|upon receipt of invoice|receipt of invoice|comptant|au "
     "comptant|cash|immediat|immediate|immediatement|immediately|sofort|bei erhalt|nach "
     "erhalt|erhalt|rechnungserhalt|nach rechnungserhalt|bei rechnungserhalt|a vue|contant"},
    {'F', "date de facture|date facture|date de la facture|date de facturation|date "
          "facturation|date d emission|date emission|ddf|date of invoice|date of the "
          "invoice|invoice date|invoice|facture|facturation|emission|rechnungsdatum|rechnung|"
          "rechnungsstellung"},
    {'A', "apres|after|nach|a compter|a partir|from|ab|following"},
    {'P', "plus|puis|then|dann"},
    {'%', "percent"},
    {'/', "slash"},
    {',', "point"},
    {0,
     "paiement|payment|payable|payables|reglement|regle|a|de|des|la|les|l|un|sous|dans|delai|"
     "within|in|due|terms|term|condition|conditions|zahlbar|zahlung|zahlungsziel|ziel|"
     "innerhalb|von|ohne|abzug|par|virement|bancaire|cheque|prelevement|traite|lcr|by|bank|"
     "wire|transfer|uberweisung|per|of|der|die|das|echeance|sans|no|et|and|und|bei|fallig|"
     "calendaires|calendar|escompte|skonto|discount|rabatt|th|st|nd|rd|eme|er"},
};

typedef struct {
    const char *signs;
    TermsBase base;
    int count_at;     /* which of the numbers counts days or months; -1: none */
    int day_at;       /* which is the day of the month; -1: none */
    gboolean has_eom; /* +eom */
    gboolean is_open; /* the end of the month before or after the days: the settings say */
} Meaning;

static const Meaning meanings[] = {
    {"#", TERMS_NET, 0, -1, FALSE, FALSE},
    {"#D", TERMS_NET, 0, -1, FALSE, FALSE},
    {"#R", TERMS_NET, 0, -1, FALSE, FALSE},
    {"#DR", TERMS_NET, 0, -1, FALSE, FALSE},
    {"R#D", TERMS_NET, 0, -1, FALSE, FALSE},
    {"R", TERMS_NET, -1, -1, FALSE, FALSE},
    {"#M", TERMS_MONTHS, 0, -1, FALSE, FALSE},
    {"#MR", TERMS_MONTHS, 0, -1, FALSE, FALSE},
    {"E", TERMS_NET, -1, -1, TRUE, FALSE},
    {"Y", TERMS_MONTHS, -1, -1, TRUE, FALSE},
    {"#DE", TERMS_EOM_AFTER, 0, -1, FALSE, TRUE},
    {"#E", TERMS_EOM_AFTER, 0, -1, FALSE, TRUE},
    {"E#D", TERMS_EOM_AFTER, 0, -1, FALSE, TRUE},
    {"E#", TERMS_EOM_AFTER, 0, -1, FALSE, TRUE},
    {"#DAE", TERMS_EOM_THEN, 0, -1, FALSE, FALSE},
    {"#AE", TERMS_EOM_THEN, 0, -1, FALSE, FALSE},
    {"EP#D", TERMS_EOM_THEN, 0, -1, FALSE, FALSE},
    {"EP#", TERMS_EOM_THEN, 0, -1, FALSE, FALSE},
    {"#DPE", TERMS_EOM_AFTER, 0, -1, FALSE, FALSE},
    {"#PE", TERMS_EOM_AFTER, 0, -1, FALSE, FALSE},
    {"EA#D", TERMS_EOM_AFTER, 0, -1, FALSE, FALSE},
    {"EA#", TERMS_EOM_AFTER, 0, -1, FALSE, FALSE},
    {"#ME", TERMS_MONTHS, 0, -1, TRUE, FALSE},
    {"#MPE", TERMS_MONTHS, 0, -1, TRUE, FALSE},
    {"EP#M", TERMS_MONTHS, 0, -1, TRUE, FALSE},
    {"EA#M", TERMS_MONTHS, 0, -1, TRUE, FALSE},
    {"#DEL#", TERMS_EOM_AFTER, 0, 1, FALSE, TRUE},
    {"#EL#", TERMS_EOM_AFTER, 0, 1, FALSE, TRUE},
    {"#DE#", TERMS_EOM_AFTER, 0, 1, FALSE, TRUE},
    {"#E#", TERMS_EOM_AFTER, 0, 1, FALSE, TRUE},
    {"#DEL#X", TERMS_EOM_AFTER, 0, 1, FALSE, TRUE},
    {"#EL#X", TERMS_EOM_AFTER, 0, 1, FALSE, TRUE},
    {"#DPEL#", TERMS_EOM_AFTER, 0, 1, FALSE, FALSE},
    {"#PEL#", TERMS_EOM_AFTER, 0, 1, FALSE, FALSE},
    {"#MEL#", TERMS_MONTHS, 0, 1, TRUE, FALSE},
    {"#MPEL#", TERMS_MONTHS, 0, 1, TRUE, FALSE},
    {"EL#", TERMS_NET, -1, 0, FALSE, FALSE},
    {"EL#X", TERMS_NET, -1, 0, FALSE, FALSE},
    {"L#X", TERMS_NET, -1, 0, FALSE, FALSE},
    {"#X", TERMS_NET, -1, 0, FALSE, FALSE},
};

/* A discount for early payment: "2% 10 days", "14 Tage 2%", "2/10" before "net". */
static const struct {
    const char *signs;
    int rate_at, days_at; /* which of its numbers */
    gboolean has_decimals, needs_net;
} discounts[] = {
    {"#,#%#D", 0, 2, TRUE, FALSE}, {"#,#%#", 0, 2, TRUE, FALSE}, {"#D#,#%", 1, 0, TRUE, FALSE},
    {"#%#D", 0, 1, FALSE, FALSE},  {"#%#", 0, 1, FALSE, FALSE},  {"#D#%", 1, 0, FALSE, FALSE},
    {"#/#", 0, 1, FALSE, TRUE},
};

/* Signs as words, and digits apart from letters: "30j" -> "30 j", "2,5%" -> "2 point 5 percent". */
static char *spell_out(const char *text)
{
    GString *spelt = g_string_new(NULL);
    for (const char *c = text; *c; c++) {
        gboolean is_digit = g_ascii_isdigit(*c);
        gboolean follows_digit = c > text && g_ascii_isdigit(c[-1]);
        if (*c == '%')
            g_string_append(spelt, " percent ");
        else if (*c == '+')
            g_string_append(spelt, " plus ");
        else if (*c == '/')
            g_string_append(spelt, " slash ");
        else if (*c == '-' && g_ascii_isdigit(c[1]) && (c == text || !g_ascii_isalnum(c[-1])))
            g_string_append(spelt, " minus "); /* which no terms have */
        else if ((*c == ',' || *c == '.') && follows_digit && g_ascii_isdigit(c[1]))
            g_string_append(spelt, " point ");
        else if (is_digit != follows_digit)
            g_string_append_printf(spelt, " %c", *c);
        else
            g_string_append_c(spelt, *c);
    }
    char *folded = text_fold(spelt->str);
    g_string_free(spelt, TRUE);
    return folded;
}

/* How many of the words, at most four, the phrase of n letters is made of; 0: not theirs. */
static guint match_phrase(char **words, const char *phrase, gsize n)
{
    guint count = 0;
    for (gsize at = 0; at < n; count++) {
        if (!words[count])
            return 0;
        gsize length = strlen(words[count]);
        if (length > n - at || strncmp(phrase + at, words[count], length) != 0 ||
            (at + length < n && phrase[at + length] != ' '))
            return 0;
        at += length + 1;
    }
    return count;
}

/* The sign of the longest phrase that begins here, and how many words it has; 0: none. */
static guint find_phrase(char **words, char *sign)
{
    guint longest = 0;
    for (guint i = 0; i < G_N_ELEMENTS(vocabulary); i++)
        for (const char *phrase = vocabulary[i].phrases; phrase;) {
            const char *end = strchr(phrase, '|');
            gsize n = end ? (gsize)(end - phrase) : strlen(phrase);
            guint count = match_phrase(words, phrase, n);
            if (count > longest) {
                longest = count;
                *sign = vocabulary[i].sign;
            }
            phrase = end ? end + 1 : NULL;
        }
    return longest;
}

/* FALSE where a word is not known, or there are too many. */
static gboolean read_sentence(const char *text, Sentence *sentence)
{
    g_autofree char *spelt = spell_out(text);
    g_auto(GStrv) words = g_strsplit(spelt, " ", -1);
    for (char **word = words; *word;) {
        char sign = '#';
        guint64 value = 0;
        guint n = 1;
        if (sentence->n == MOST_WORDS)
            return FALSE;
        if (!g_ascii_string_to_unsigned(*word, 10, 0, MOST_TERMS_DAYS, &value, NULL))
            n = find_phrase(word, &sign);
        if (n == 0)
            return FALSE;
        word += n;
        if (sign == 0)
            continue;
        sentence->signs[sentence->n] = sign;
        sentence->values[sentence->n++] = (int)value;
    }
    return TRUE;
}

static void drop_signs(Sentence *sentence, guint at, guint n)
{
    memmove(sentence->signs + at, sentence->signs + at + n, sentence->n - at - n + 1);
    memmove(sentence->values + at, sentence->values + at + n,
            (sentence->n - at - n) * sizeof sentence->values[0]);
    sentence->n -= n;
}

/* Off goes what does not change the day: net, the invoice's date, articles without a number. */
static void drop_fillers(Sentence *sentence)
{
    for (guint i = 0; i < sentence->n;) {
        char sign = sentence->signs[i], next = sentence->signs[i + 1];
        if (sign == 'N' || sign == 'F' || (sign == 'L' && next != '#') ||
            (sign == 'A' && (next == 'F' || next == 'R')))
            drop_signs(sentence, i, 1);
        else
            i++;
    }
}

/* The value of the sentence's number `which`, counted from 0; 0 for -1. */
static int find_number(const Sentence *sentence, int which)
{
    for (guint i = 0; which >= 0 && i < sentence->n; i++)
        if (sentence->signs[i] == '#' && which-- == 0)
            return sentence->values[i];
    return 0;
}

static TermsState take_meaning(const Meaning *meaning, const Sentence *sentence,
                               EndOfMonth reading, PaymentTerms *terms)
{
    int count = find_number(sentence, meaning->count_at);
    int day = find_number(sentence, meaning->day_at);
    gboolean is_open = meaning->is_open && count > 0;
    if (day > 31 || (meaning->day_at >= 0 && day == 0) ||
        (meaning->base == TERMS_MONTHS && count > MOST_TERMS_MONTHS))
        return TERMS_UNREADABLE;
    terms->base = is_open && reading == END_OF_MONTH_THEN ? TERMS_EOM_THEN : meaning->base;
    terms->count = terms->base == TERMS_MONTHS && meaning->count_at < 0 ? 1 : count;
    terms->tails[0] = meaning->has_eom ? TERMS_TAIL_EOM : day;
    terms->tails[1] = meaning->has_eom ? day : 0;
    return is_open && reading == END_OF_MONTH_ASK ? TERMS_AMBIGUOUS : TERMS_READ;
}

static TermsState find_meaning(Sentence sentence, EndOfMonth reading, PaymentTerms *terms)
{
    drop_fillers(&sentence);
    for (guint i = 0; i < G_N_ELEMENTS(meanings); i++)
        if (strcmp(sentence.signs, meanings[i].signs) == 0)
            return take_meaning(&meanings[i], &sentence, reading, terms);
    return TERMS_UNREADABLE;
}

/* Where the discount's signs stand, at the beginning or the end; -1: at neither. */
static int find_discount(const Sentence *sentence, guint which, gboolean at_end)
{
    const char *signs = discounts[which].signs;
    guint n = (guint)strlen(signs);
    if (n >= sentence->n)
        return -1;
    guint at = at_end ? sentence->n - n : 0;
    if (strncmp(sentence->signs + at, signs, n) != 0 ||
        (discounts[which].needs_net && (at_end || sentence->signs[n] != 'N')))
        return -1;
    return (int)at;
}

static TermsState parse_sentence(const Sentence *sentence, EndOfMonth reading,
                                 PaymentTerms *terms);

/* Without the discount at this place, if what is left can be read and falls due later. */
static TermsState read_without_discount(const Sentence *sentence, guint which, guint at,
                                        EndOfMonth reading, PaymentTerms *terms)
{
    Sentence clause = {.n = (guint)strlen(discounts[which].signs)}, rest = *sentence;
    memcpy(clause.signs, sentence->signs + at, clause.n);
    memcpy(clause.values, sentence->values + at, clause.n * sizeof clause.values[0]);
    drop_signs(&rest, at, clause.n);
    int rate = find_number(&clause, discounts[which].rate_at) * 100;
    if (discounts[which].has_decimals) {
        int decimals = find_number(&clause, discounts[which].rate_at + 1);
        rate += decimals < 10 ? decimals * 10 : decimals;
    }
    TermsState state = parse_sentence(&rest, reading, terms);
    int days = find_number(&clause, discounts[which].days_at);
    int due = terms->base == TERMS_MONTHS ? terms->count * 30 : terms->count;
    if (rate > HIGHEST_DISCOUNT || days > due)
        return TERMS_UNREADABLE;
    terms->discount_rate = rate;
    terms->discount_days = days;
    return state;
}

/* The sentence with its discounts, of which there may be several, taken off one by one. */
static TermsState parse_sentence(const Sentence *sentence, EndOfMonth reading,
                                 PaymentTerms *terms)
{
    if (!strpbrk(sentence->signs, "%/,"))
        return find_meaning(*sentence, reading, terms);
    for (guint i = 0; i < G_N_ELEMENTS(discounts); i++)
        for (int at_end = 0; at_end <= 1; at_end++) {
            int at = find_discount(sentence, i, at_end);
            *terms = (PaymentTerms){.base = TERMS_NET};
            TermsState state =
                at < 0 ? TERMS_UNREADABLE
                       : read_without_discount(sentence, i, (guint)at, reading, terms);
            if (state != TERMS_UNREADABLE)
                return state;
        }
    return TERMS_UNREADABLE;
}

TermsState terms_words_parse(const char *text, EndOfMonth reading, PaymentTerms *terms)
{
    Sentence sentence = {0};
    if (!read_sentence(text, &sentence))
        return TERMS_UNREADABLE;
    for (char *slash; (slash = strstr(sentence.signs, "N/")) != NULL;) /* n/30 */
        drop_signs(&sentence, (guint)(slash + 1 - sentence.signs), 1);
    return parse_sentence(&sentence, reading, terms);
}
