#include "compose/composer.h"

#include <string.h>

#include "compose/fill_in.h"
#include "compose/letter_frame.h"
#include "compose/notice_check.h"
#include "compose/notice_content.h"
#include "compose/plain_value.h"
#include "ground/outcome.h"
#include "ground/text.h"

static void free_template_pointer(gpointer data)
{
    template_free(data);
}

static void free_input_pointer(gpointer data)
{
    input_file_free(data);
}

Composer *composer_new(const ComposeInput *input)
{
    Composer *composer = g_new0(Composer, 1);

    composer->input = *input;
    composer->templates =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_template_pointer);
    composer->fallbacks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    composer->inputs = g_ptr_array_new_with_free_func(free_input_pointer);
    return composer;
}

void composer_free(Composer *composer)
{
    if (composer == NULL)
        return;
    g_hash_table_unref(composer->templates);
    g_hash_table_unref(composer->fallbacks);
    g_ptr_array_unref(composer->inputs);
    g_free(composer);
}

const GPtrArray *composer_peek_inputs(const Composer *composer)
{
    return composer->inputs;
}

/* Calls and dossiers are for the house: they have their own sheets. */
static const char *find_template_name(const PlannedDocument *planned)
{
    const char *name = planned->step != NULL ? planned->step->template_name : NULL;

    if (planned->recipient.channel == CHANNEL_CALL)
        return "call-sheet";
    if (planned->recipient.channel == CHANNEL_DOSSIER && name == NULL)
        return "dossier";
    return name;
}

static void fill_identity(Document *document, const LetterFacts *facts,
                          const Template *template)
{
    const PlannedDocument *planned = facts->planned;

    document->id = g_strdup(planned->id);
    document->run = g_strdup(facts->input->run_id);
    document->number = planned->number;
    document->customer = g_strdup(planned->customer_id);
    document->level = planned->level;
    document->kind = planned->step != NULL ? planned->step->kind : STEP_REMINDER;
    document->channel = planned->recipient.channel;
    document->template_name = g_strdup(template->name);
    document->language = g_strdup(facts->rules->code);
    document->template_file = g_strdup(template->file);
    document->template_sha256 = g_strdup(template->sha256);
    g_strlcpy(document->currency, planned->currency, sizeof document->currency);
    document->n_items = facts->items->len;
    document->claim = facts->claim;
    document->approval = planned->needs_approval ? APPROVAL_WAITING : APPROVAL_NONE;
    document->run_date = facts->input->run_date;
    document->deadline = planned->deadline;
    for (guint i = 0; i < facts->attachments->len; i++)
        g_ptr_array_add(document->attachments,
                        g_strdup(g_ptr_array_index(facts->attachments, i)));
}

static gboolean uses_mail(const LetterFacts *facts)
{
    return facts->planned->recipient.channel == CHANNEL_EMAIL;
}

/* The body as letter and mail see it, then the texts that belong to one medium only. */
static void fill_body(Document *document, LetterFacts *facts, const Template *template,
                      FillIn *fill_in)
{
    const GPtrArray *letter_blocks, *mail_blocks = NULL;

    if (uses_mail(facts)) {
        facts->medium = MEDIUM_MAIL;
        mail_blocks = template_text_read(template->body, facts, template->file);
    }
    facts->medium = MEDIUM_LETTER;
    letter_blocks = template_text_read(template->body, facts, template->file);
    fill_in_both_media(fill_in, letter_blocks, mail_blocks, document->blocks);
    fill_in_mark_closings(document->blocks);
    if (template->mail_text != NULL && mail_blocks != NULL)
        fill_in_medium(fill_in, template_text_read(template->mail_text, facts, template->file),
                       MEDIUM_MAIL, document->blocks);
    if (template->letter_text != NULL)
        fill_in_medium(fill_in,
                       template_text_read(template->letter_text, facts, template->file),
                       MEDIUM_LETTER, document->blocks);
}

static void fill_subject(Document *document, const LetterFacts *facts, const Template *template,
                         FillIn *fill_in)
{
    g_autofree char *name = plain_value_new(letter_facts_customer_name(facts));

    fill_in_spans(fill_in, template->subject, document->subject);
    document->mail_subject = fill_in_line(fill_in, template->subject);
    document->title = g_strdup_printf("%s – %s", document->mail_subject, name);
    if (document->channel == CHANNEL_SMS)
        document->short_text =
            template->short_text != NULL
                ? fill_in_line(fill_in, template->short_text)
                : g_strdup_printf("%s – %s", facts->input->settings->creditor.name,
                                  document->mail_subject);
}

/* A template may be bound to one medium. */
static gboolean fits_channel(const Template *template, const PlannedDocument *planned,
                             Complaints *complaints)
{
    Channel channel = planned->recipient.channel;
    Place place = {template->file, 1, 0};

    if ((channel == CHANNEL_EMAIL && template->medium == TEMPLATE_LETTER_ONLY) ||
        ((channel == CHANNEL_LETTER || channel == CHANNEL_REGISTERED) &&
         template->medium == TEMPLATE_MAIL_ONLY)) {
        complaint_add(complaints, COMPLAINT_HELD, "template-other-medium", place,
                      "the template is %s, document %s goes by %s; it is held, change the step "
                      "or the template's head",
                      template->medium == TEMPLATE_MAIL_ONLY ? "mail_only" : "letter_only",
                      planned->id, channel_name(channel));
        return FALSE;
    }
    return TRUE;
}

/* Sheets for the house are written as at home, letters as the recipient writes. */
static const char *find_reading_country(const Composer *composer,
                                        const PlannedDocument *planned)
{
    const Customer *customer = planned->customer;
    const char *home = composer->input.settings->creditor.country;
    Channel channel = planned->recipient.channel;

    if (channel == CHANNEL_CALL || channel == CHANNEL_DOSSIER)
        return home;
    if (!text_is_blank(planned->recipient.country))
        return planned->recipient.country;
    return customer != NULL && !text_is_blank(customer->country) ? customer->country : home;
}

static Document *compose_with(Composer *composer, const PlannedDocument *planned,
                              Template *template, Complaints *complaints)
{
    const LanguageRules rules =
        language_rules_in(template->language, find_reading_country(composer, planned),
                          &composer->input.settings->letters);
    g_autoptr(LetterFacts) facts =
        letter_facts_new(&composer->input, planned, &rules, complaints);
    g_autoptr(FillIn) fill_in = NULL;
    g_autoptr(Document) document = NULL;

    if (facts == NULL || !fits_channel(template, planned, complaints) ||
        !notice_check(facts, complaints))
        return NULL;
    facts->columns = template->columns;
    document = document_new();
    fill_identity(document, facts, template);
    if (!letter_frame_fill(document, facts, complaints))
        return NULL;
    fill_in = fill_in_new(facts, template->file, complaints);
    fill_subject(document, facts, template, fill_in);
    fill_body(document, facts, template, fill_in);
    return fill_in_is_held(fill_in) || !notice_content_check(document, facts, complaints)
               ? NULL
               : g_steal_pointer(&document);
}

Document *composer_compose(Composer *composer, const PlannedDocument *planned,
                           Complaints *complaints, GError **error)
{
    const char *name = find_template_name(planned);
    Template *template;

    if (name == NULL) {
        complaint_add(
            complaints, COMPLAINT_HELD, "template-missing",
            (Place){composer->input.scenarios != NULL ? composer->input.scenarios->file : NULL,
                    planned->step != NULL ? planned->step->line : 0, 0},
            "the step names no template; document %s is held, add `template: ...`",
            planned->id);
        return NULL;
    }
    template = composer_choose_template(composer, planned, name, complaints, error);
    if (template == NULL)
        return NULL;
    if (template->is_refused) {
        outcome_fail(error, OUTCOME_SETTINGS_REFUSED,
                     "%s is refused: see its complaints, correct the template and start again",
                     template->file);
        return NULL;
    }
    return compose_with(composer, planned, template, complaints);
}
