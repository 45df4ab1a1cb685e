#include "build_letter.h"

/* Templates: head, blocks, hashtags, what is refused and where. */

static World *one_invoice(void)
{
    World *world = world_new();

    world_add_invoice(world, "F-417", "2026-10-15", 125000);
    return world;
}

static void assert_words(const char *body, const char *expected)
{
    World *world = one_invoice();

    world_write_body(world, body);
    g_autofree char *words = world_compose_words(world);
    cr_assert_str_eq(words, expected);
    world_free(world);
}

static void assert_refused(const char *template, const char *complaint)
{
    World *world = one_invoice();

    world_write_template(world, template);
    g_autoptr(Document) document = world_compose(world);
    g_autofree char *complaints = world_complaints(world);
    cr_assert_null(document);
    assert_has(complaints, complaint);
    world_free(world);
}

Test(template, a_value_is_never_read_as_markup)
{
    World *world = one_invoice();

    world->customer->name = "**#IBAN** <b>&amp; [x](y) #IF";
    world_write_body(world,
                     "Cher #CUSTOMER_NAME, *bonjour*.\n\n| A |\n|---|\n| #CUSTOMER_NAME |\n");
    g_autofree char *words = world_compose_words(world);
    cr_assert_str_eq(words, "Cher **#IBAN** <b>&amp; [x](y) #IF, bonjour.\nA\n"
                            "**#IBAN** <b>&amp; [x](y) #IF\n");
    world_free(world);
}

Test(template, a_value_breaks_no_header_line)
{
    World *world = one_invoice();

    world->customer->name = "A\r\nBcc: x@y.example";
    world_write_template(world, "---\nsubject: Pour #CUSTOMER_NAME\n---\nTexte");
    g_autoptr(Document) document = world_compose(world);
    cr_assert_str_eq(document->mail_subject, "Pour A  Bcc: x@y.example");
    world_free(world);
}

Test(template, a_value_breaks_no_line_of_the_letter)
{
    World *world = one_invoice();
    PlanRow *row = g_ptr_array_index(world->document->own_rows, 0);

    world->document->recipient.name_line = "Dupont\nLyon \u202e";
    ((OpenItem *)row->item)->invoice = "F\t4\u2028";
    world_write_body(world, "#ITEMS_TABLE\n\n#INVOICE");
    g_autofree char *text = world_compose_text(world);
    assert_has(text, "address: \"Dupont Lyon\"");
    assert_has(text, "row 125000 | n\"F 4 \" |");
    assert_has(text, "paragraph n\"F 4 \"");
    world_free(world);
}

Test(template, a_plain_subject_may_hold_colons_and_hashtags)
{
    World *world = one_invoice();

    world_write_template(world, "---\nsubject: Rappel : facture #INVOICE, l'échéance # note\n"
                                "---\nTexte");
    g_autoptr(Document) document = world_compose(world);
    cr_assert_str_eq(document->mail_subject, "Rappel\u00a0: facture F-417, l'échéance");
    world_free(world);
}

Test(template, blocks_follow_their_conditions_and_nest)
{
    assert_words(
        "#IF INTEREST\nIntérêts\n#ELSE\nSans\n#IF INVOICE\nUne : #INVOICE\n#END\n#END\n",
        "Sans\nUne\u00a0: F-417\n");
}

Test(template, block_lines_separate_paragraphs_but_not_the_rows_of_a_table)
{
    assert_words("Avant\n#IF INVOICE\nDedans\n#END\nAprès", "Avant\nDedans\nAprès\n");
    assert_words("| A | B |\n|---|---|\n| 1 | 2 |\n#IF INVOICE\n| 3 | 4 |\n#END\n| 5 | 6 |\n"
                 "#IF INVOICE\nAprès\n#END\n",
                 "A | B\n1 | 2\n3 | 4\n5 | 6\nAprès\n");
}

Test(template, a_fallback_stands_for_a_missing_value)
{
    assert_words("Contact : #CONTACT_NAME{notre client}. #CREDITOR_CAPITAL{}",
                 "Contact\u00a0: notre client. \n");
}

Test(template, a_missing_value_holds_the_document_and_names_its_place)
{
    World *world = one_invoice();

    world_write_template(world, "---\nsubject: Objet\n---\n\nCher é #CONTACT_NAME,\n");
    g_autofree char *text = world_compose_text(world);
    g_autofree char *complaints = world_complaints(world);
    cr_assert_str_eq(text, "");
    assert_has(complaints,
               "fr/test.md:5:8: HELD: #CONTACT_NAME has no value for customer C0042");
    assert_has(complaints, "[value-missing]");
    world_free(world);
}

Test(template, an_escaped_hash_is_a_hash)
{
    assert_words("Dossier \\#INVOICE et n° 5 : #INVOICE",
                 "Dossier #INVOICE et n°\u00a05\u00a0: F-417\n");
}

Test(template, hashtags_stand_in_emphasis_code_lists_and_headings)
{
    assert_words(
        "# Titre #INVOICE\n\n- _#INVOICE_\n- `#INVOICE`\n\n1. **#INVOICE**\n\n> #INVOICE\n",
        "Titre F-417\nF-417\nF-417\nF-417\nF-417\n");
}

Test(template, a_hashtag_in_a_links_address_is_percent_encoded)
{
    World *world = one_invoice();

    world_write_body(world, "[Payer](https://pay.example/?i=#INVOICE&c=#CUSTOMER_NAME) "
                            "[Écrire](mailto:#CREDITOR_EMAIL)");
    g_autofree char *text = world_compose_text(world);
    assert_has(text, "\"Payer\"<https://pay.example/?i=F-417&c=Dupont%20%26%20Fils>");
    assert_has(text, "\"Écrire\"<mailto:compta@mercier.example>");
    world_free(world);
}

Test(template, the_payment_link_is_an_address_of_its_own)
{
    World *world = one_invoice();

    world->settings->payment_link = g_strdup("https://pay.example/{invoice}?c={customer}");
    world_write_body(world, "[Payer en ligne](#PAYMENT_LINK)");
    g_autofree char *text = world_compose_text(world);
    assert_has(text, "\"Payer en ligne\"<https://pay.example/F-417?c=C0042>");
    world_free(world);
}

Test(template, an_unknown_hashtag_is_refused_with_its_place_and_the_nearest_name)
{
    assert_refused("---\nsubject: Objet\n---\nLigne\n\net #CUSTOMER_NAM ici",
                   "fr/test.md:6:4: REFUSED: #CUSTOMER_NAM is no hashtag; the nearest is "
                   "#CUSTOMER_NAME");
    assert_refused("---\nsubject: \"Objet #INVOICEE\"\n---\nLigne",
                   "fr/test.md:2:17: REFUSED: #INVOICEE is no hashtag");
    assert_refused("---\nsubject: Objet #INVOICEE\n---\nLigne",
                   "fr/test.md:2:16: REFUSED: #INVOICEE is no hashtag");
    assert_refused("---\nsubject: Objet\n---\n#IF INVOICEE\nx\n#END",
                   "fr/test.md:4:5: REFUSED: #IF asks for \"INVOICEE\"");
}

Test(template, branches_that_are_not_taken_are_checked_too)
{
    assert_refused("---\nsubject: Objet\n---\n#IF INVOICE\nx\n#ELSE\n#IF SEVERAL\n#NONESUCH\n"
                   "#END\n#END",
                   "fr/test.md:8:1: REFUSED: #NONESUCH");
}

Test(template, blocks_that_do_not_close_are_refused_with_their_place)
{
    assert_refused("---\nsubject: Objet\n---\n#IF INVOICE\nx",
                   "fr/test.md:4:1: REFUSED: this #IF");
    assert_refused("---\nsubject: Objet\n---\nx\n#END",
                   "fr/test.md:5:1: REFUSED: #END without");
    assert_refused("---\nsubject: Objet\n---\nx\n#ELSE", "[block-not-open]");
    assert_refused("---\nsubject: Objet\n---\n#IF INVOICE\nx\n#ELSE\ny\n#ELSE\nz\n#END",
                   "fr/test.md:8:1: REFUSED: a second #ELSE");
    assert_refused("---\nsubject: Objet\n---\ntexte #IF INVOICE\n", "[block-malformed]");
}

Test(template, html_and_images_are_refused)
{
    assert_refused("---\nsubject: Objet\n---\nun <b>mot</b>", "fr/test.md:4: REFUSED: HTML");
    assert_refused("---\nsubject: Objet\n---\n\n<div>\nx\n</div>",
                   "fr/test.md:5: REFUSED: HTML");
    assert_refused("---\nsubject: Objet\n---\n![x](y.png)", "[template-image]");
}

Test(template, a_block_hashtag_within_a_text_is_refused)
{
    assert_refused("---\nsubject: Objet\n---\nVoici #ITEMS_TABLE", "fr/test.md:4:7: REFUSED:");
    assert_refused("---\nsubject: Objet\n---\n| A |\n|---|\n| #ITEMS_TABLE |",
                   "[hashtag-not-alone]");
    assert_refused("---\nsubject: \"#ITEMS_TABLE\"\n---\nx", "[hashtag-not-alone]");
    assert_refused("---\nsubject: Objet\n---\nx #LETTER", "[hashtag-only-condition]");
    assert_refused("---\nsubject: Objet\n---\nx #INVOICE{abc", "[fallback-not-closed]");
}

Test(template, the_head_is_checked)
{
    assert_refused("Texte sans tête", "fr/test.md:1:1: REFUSED: a template begins");
    assert_refused("---\nkind: reminder\n---\nTexte", "[subject-missing]");
    assert_refused("---\nsubject: Objet\nkind: remider\n---\nTexte",
                   "fr/test.md:3:7: REFUSED: kind is");
    assert_refused("---\nsubject: [a, b]\n---\nTexte", "[front-matter-value]");
    assert_refused("---\nsubject: Objet\ncolumns: [invoice, duedate]\n---\nTexte",
                   "[column-unknown]");
    assert_refused("---\nsubject: Obj\xe9t\n---\nTexte", "[template-encoding]");
}

Test(template, windows_line_ends_and_a_mark_at_the_beginning_are_taken)
{
    World *world = one_invoice();

    world_write_template(world, "\xef\xbb\xbf---\r\nsubject: Objet\r\n---\r\n#IF INVOICE\r\n"
                                "Bonjour\r\n#END\r\n");
    g_autofree char *words = world_compose_words(world);
    cr_assert_str_eq(words, "Bonjour\n");
    world_free(world);
}

Test(template, letter_and_mail_differ_where_the_template_says_so)
{
    World *world = one_invoice();

    world_write_template(world, "---\nsubject: Objet\nmail_only: La lettre est jointe.\n"
                                "letter_only: |\n  Copie : *archives*\n---\nCommun\n\n"
                                "#IF MAIL\nCourriel\n#ELSE\nPapier\n#END\n\nFin\n");
    g_autofree char *text = world_compose_text(world);
    assert_has(text, "paragraph \"Commun\"\nparagraph mail-only \"Courriel\"\n"
                     "paragraph letter-only \"Papier\"\nparagraph \"Fin\"\n"
                     "paragraph mail-only \"La lettre est jointe.\"\n"
                     "paragraph letter-only \"Copie\u00a0: \" i\"archives\"\n");
    world_free(world);
}

Test(template, a_template_bound_to_one_medium_holds_the_other)
{
    World *world = one_invoice();

    world_write_template(world, "---\nsubject: Objet\nletter_only: true\n---\nTexte");
    g_autofree char *text = world_compose_text(world);
    g_autofree char *complaints = world_complaints(world);
    cr_assert_str_eq(text, "");
    assert_has(complaints, "[template-other-medium]");
    world_free(world);
}

Test(template, only_the_paragraph_before_the_signature_is_the_closing)
{
    World *world = one_invoice();

    world_write_body(world, "Un\n\nDeux\n\n#SIGNATURE\n");
    g_autofree char *text = world_compose_text(world);
    assert_has(text, "paragraph \"Un\"\nclosing \"Deux\"\nsignature b\"Claire Mercier\"");
    world_free(world);
}

Test(template, a_language_without_the_template_falls_back_with_one_warning)
{
    World *world = one_invoice();

    world_write_body(world, "Bonjour, le #DATE");
    world->document->language = "nl";
    g_autoptr(Document) first = world_compose(world);
    g_autoptr(Document) second = world_compose(world);
    g_autofree char *complaints = world_complaints(world);
    cr_assert_str_eq(first->language, "fr");
    cr_assert_not_null(second);
    cr_assert_eq(complaints_count(world->complaints, COMPLAINT_WARNING), 1);
    assert_has(complaints, "[template-language-fallback]");
    world_free(world);
}

Test(template, a_template_that_nobody_wrote_holds_the_document)
{
    World *world = one_invoice();
    Step *step = (Step *)world->document->step;

    g_free(step->template_name);
    step->template_name = g_strdup("nonesuch");
    g_autoptr(Document) document = world_compose(world);
    g_autofree char *complaints = world_complaints(world);
    cr_assert_null(document);
    assert_has(complaints, "[template-missing]");
    world_free(world);
}

Test(template, sms_takes_the_short_text_or_the_subject)
{
    World *world = one_invoice();

    world->document->recipient.channel = CHANNEL_SMS;
    world->document->recipient.phone = "+33600000000";
    g_autoptr(Document) document = world_compose(world);
    assert_has(document->short_text,
               "Atelier Mercier SAS\u00a0: 1\u202f250,00\u00a0€ à régler");
    cr_assert_str_eq(document->recipient, "+33600000000");
    world_write_template(world, "---\nsubject: Rappel #INVOICE\n---\nTexte");
    g_autoptr(Document) plain = world_compose(world);
    cr_assert_str_eq(plain->short_text, "Atelier Mercier SAS – Rappel F-417");
    world_free(world);
}

Test(template, a_miswritten_hashtag_never_reaches_a_reader)
{
    assert_refused("---\nsubject: Objet\n---\nCher #Customer_name",
                   "fr/test.md:4:6: REFUSED: #Customer_name is no hashtag; the nearest is "
                   "#CUSTOMER_NAME");
    assert_refused("---\nsubject: Objet\n---\nvos #INVOICEs",
                   "#INVOICEs is no hashtag; the nearest is #INVOICES");
}
