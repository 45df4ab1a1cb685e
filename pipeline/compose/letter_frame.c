#include "compose/letter_frame.h"

#include "compose/address_block.h"
#include "compose/hashtag.h"
#include "compose/labels.h"
#include "compose/place_name.h"
#include "compose/plain_value.h"
#include "compose/value_format.h"
#include "ground/text.h"

static void add_text(GPtrArray *lines, const char *text)
{
    if (!text_is_blank(text))
        g_ptr_array_add(lines, g_strdup(text));
}

/* Who writes for the creditor writes under its own name. */
static void fill_issuer(Document *document, const LetterFacts *facts)
{
    const Issuer *issuer = facts->issuer;

    add_text(document->sender_lines, issuer->name);
    for (char *const *line = issuer->address; *line != NULL; line++)
        add_text(document->sender_lines, *line);
    if (!text_is_blank(issuer->phone))
        g_ptr_array_add(
            document->sender_lines,
            g_strdup_printf("%s %s", label_text(facts->rules, LABEL_PHONE), issuer->phone));
    add_text(document->sender_lines, issuer->email);
    document->logo = g_strdup(issuer->logo);
}

static void fill_sender(Document *document, const LetterFacts *facts)
{
    const Creditor *creditor = &facts->input->settings->creditor;

    if (facts->issuer != NULL) {
        fill_issuer(document, facts);
        return;
    }

    add_text(document->sender_lines, creditor->name);
    add_text(document->sender_lines, creditor->name2);
    for (char *const *line = creditor->address; line != NULL && *line != NULL; line++)
        add_text(document->sender_lines, *line);
    if (!text_is_blank(creditor->phone))
        g_ptr_array_add(
            document->sender_lines,
            g_strdup_printf("%s %s", label_text(facts->rules, LABEL_PHONE), creditor->phone));
    add_text(document->sender_lines, creditor->email);
    document->logo = g_strdup(creditor->logo);
}

static void append_footer_part(GString *line, const char *label, const char *value)
{
    if (text_is_blank(value))
        return;
    if (line->len > 0)
        g_string_append(line, " – ");
    g_string_append_printf(line, "%s%s%s", label, *label != '\0' ? " " : "", value);
}

static void fill_footer(Document *document, const LetterFacts *facts)
{
    const Creditor *creditor = &facts->input->settings->creditor;
    g_autoptr(GString) line = g_string_new(NULL);

    append_footer_part(line, "", creditor->name);
    append_footer_part(line, "", creditor->legal_form);
    append_footer_part(line, "", creditor->capital);
    append_footer_part(line, "", creditor->registry);
    append_footer_part(line, "SIREN", creditor->siren);
    append_footer_part(line, label_text(facts->rules, LABEL_VAT), creditor->vat);
    add_text(document->footer_lines, line->str);
}

static void add_reference(Document *document, const char *label, const char *value)
{
    g_autofree char *plain = plain_value_new(value);

    if (!text_is_blank(plain))
        g_ptr_array_add(document->reference_lines, labelled_line_new(label, plain));
}

static void fill_references(Document *document, const LetterFacts *facts)
{
    const LanguageRules *rules = facts->rules;
    const Hashtag *collector = hashtag_find("COLLECTOR_NAME");
    const Hashtag *phone = hashtag_find("COLLECTOR_PHONE");
    g_autoptr(GString) contact = g_string_new(NULL);
    g_autoptr(GString) number = g_string_new(NULL);

    add_reference(document, label_text(rules, LABEL_OUR_REF), facts->planned->id);
    add_reference(document, label_text(rules, LABEL_YOUR_ACCOUNT), facts->planned->customer_id);
    if (!collector->append(facts, contact))
        return;
    if (phone->append(facts, number)) {
        g_string_replace(number, " ", NBSP, 0);
        g_string_append_printf(contact, ", %s", number->str);
    }
    add_reference(document, label_text(rules, LABEL_CONTACT), contact->str);
}

static void fill_place_and_date(Document *document, const LetterFacts *facts)
{
    g_autofree char *place = place_name_of_creditor(&facts->input->settings->creditor);
    g_autofree char *begin = place != NULL
                                 ? label_format(facts->rules, LABEL_PLACE_DATE, place)
                                 : g_strdup(label_text(facts->rules, LABEL_DATE_ALONE));
    g_autoptr(GString) text = g_string_new(begin);

    append_long_date(text, facts->rules, facts->input->run_date);
    document->place_and_date = g_strdup(text->str);
}

/* The number is printed only where it is known before (practice.md 26). */
static void fill_registered(Document *document, const LetterFacts *facts)
{
    const char *number = facts->planned->registered_number;
    const char *label = label_text(facts->rules, LABEL_REGISTERED);

    if (text_is_blank(number)) {
        add_text(document->notice_lines, label);
        return;
    }
    document->registered_number = g_strdup(number);
    g_ptr_array_add(document->notice_lines,
                    g_strdup_printf("%s %s\u00a0%s", label,
                                    label_text(facts->rules, LABEL_NUMBER_SIGN), number));
}

static void fill_notices(Document *document, const LetterFacts *facts)
{
    const Recipient *recipient = &facts->planned->recipient;

    if (recipient->channel == CHANNEL_REGISTERED)
        fill_registered(document, facts);
    if (document->kind == STEP_NOTICE && recipient->channel == CHANNEL_EMAIL &&
        !text_is_blank(recipient->email))
        g_ptr_array_add(document->notice_lines,
                        label_format(facts->rules, LABEL_SENT_BY_EMAIL, recipient->email));
}

static char *join_lines(const GPtrArray *lines)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < lines->len; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? " / " : "",
                               (const char *)g_ptr_array_index(lines, i));
    return g_string_free(text, FALSE);
}

static gboolean hold(const LetterFacts *facts, const char *rule, const char *problem,
                     Complaints *complaints)
{
    const Customer *customer = facts->customer;
    Place place = {customer != NULL ? customer->source : NULL,
                   customer != NULL ? customer->line : 0, 0};

    complaint_add(complaints, COMPLAINT_HELD, rule, place,
                  "document %s for customer %s cannot be sent: %s; it is held, correct the "
                  "customer's data",
                  facts->planned->id, facts->planned->customer_id, problem);
    return FALSE;
}

/* A posted letter wants a whole address; the others show what there is. */
static gboolean fill_recipient(Document *document, const LetterFacts *facts,
                               Complaints *complaints)
{
    const Recipient *recipient = &facts->planned->recipient;
    Channel channel = recipient->channel;
    gboolean is_posted = channel == CHANNEL_LETTER || channel == CHANNEL_REGISTERED;
    g_autofree char *problem = NULL;
    const char *rule = NULL, *given = NULL;

    if (!address_block_fill(facts, document->address_lines, &rule, &problem) && is_posted)
        return hold(facts, rule, problem, complaints);
    if (channel == CHANNEL_EMAIL)
        given = recipient->email;
    else if (channel == CHANNEL_SMS || channel == CHANNEL_CALL)
        given = recipient->phone;
    document->recipient = given != NULL ? g_strdup(given) : join_lines(document->address_lines);
    if (text_is_blank(document->recipient) && channel != CHANNEL_DOSSIER &&
        channel != CHANNEL_CALL)
        return hold(facts, "address-incomplete", "no address for the channel is known",
                    complaints);
    document->recipient_name = plain_value_new(
        !text_is_blank(recipient->name) ? recipient->name : letter_facts_customer_name(facts));
    return TRUE;
}

gboolean letter_frame_fill(Document *document, const LetterFacts *facts, Complaints *complaints)
{
    fill_sender(document, facts);
    fill_footer(document, facts);
    fill_references(document, facts);
    fill_place_and_date(document, facts);
    fill_notices(document, facts);
    document->page_label = g_strdup(label_text(facts->rules, LABEL_PAGE));
    document->continued_label = g_strdup(label_text(facts->rules, LABEL_CONTINUED));
    return fill_recipient(document, facts, complaints);
}
