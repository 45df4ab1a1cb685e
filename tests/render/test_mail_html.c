#include "render/build_letter.h"
#include "ground/files.h"
#include <criterion/criterion.h>
#include <string.h>

static char *html_of(const char *text, guint marks, const char *href)
{
    g_autoptr(Document) document = document_new();
    document->mail_subject = g_strdup("Rappel <b> & \"suite\"");
    Block *block = block_new(BLOCK_PARAGRAPH);
    g_ptr_array_add(block->spans, span_new(text, marks, href));
    g_ptr_array_add(document->blocks, block);
    return render_mail_html(document);
}

Test(mail_html, values_are_never_read_as_markup)
{
    g_autofree char *html = html_of("<script>alert(1)</script> & Cie \"X\"", 0, NULL);
    cr_assert_null(strstr(html, "<script"));
    cr_assert(strstr(html, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Cie &quot;X&quot;"));
    cr_assert(strstr(html, "<title>Rappel &lt;b&gt; &amp; &quot;suite&quot;</title>"));
}

Test(mail_html, links_are_kept_and_scripts_are_no_links)
{
    g_autofree char *html = html_of("Payer", 0, "https://pay.example/?a=1&b=\"2\"");
    cr_assert(strstr(html, "<a href=\"https://pay.example/?a=1&amp;b=&quot;2&quot;\""), "%s",
              html);
    g_autofree char *script = html_of("Payer", 0, "javascript:alert(1)");
    cr_assert_null(strstr(script, "javascript:"));
    cr_assert_null(strstr(script, "<a "));
    cr_assert(strstr(script, "Payer"));
}

Test(mail_html, nothing_is_loaded_from_elsewhere)
{
    g_autoptr(Document) document = build_reminder(3);
    g_autofree char *html = render_mail_html(document);
    static const char *const loaders[] = {
        "<img", "<link", "<script", "src=", "url(", "@import", "<iframe"};
    for (gsize i = 0; i < G_N_ELEMENTS(loaders); i++)
        cr_assert_null(strstr(html, loaders[i]), "%s", loaders[i]);
}

Test(mail_html, another_program_reads_balanced_html_with_all_rows, .timeout = 60)
{
    char *folder = make_folder();
    g_autoptr(Document) document = build_reminder(12);
    g_autofree char *html = render_mail_html(document);
    g_autofree char *path = g_build_filename(folder, "mail.html", NULL);
    g_autofree char *script = g_build_filename(folder, "read.py", NULL);
    cr_assert(file_write_whole(path, html, -1, NULL));
    cr_assert(file_write_whole(
        script,
        "import sys\nfrom html.parser import HTMLParser\n"
        "class P(HTMLParser):\n"
        "  stack=[]; rows=0; text=''\n"
        "  def handle_starttag(s,t,a):\n"
        "    s.rows += t=='tr'\n"
        "    if t not in ('br','hr','meta'): s.stack.append(t)\n"
        "  def handle_endtag(s,t): assert s.stack.pop()==t, t\n"
        "  def handle_data(s,d): s.text+=d\n"
        "p=P(); p.feed(open(sys.argv[1],encoding='utf-8').read()); assert not p.stack\n"
        "print(p.rows, 'FA-2026-0123' in p.text, 'Total à régler' in p.text)\n",
        -1, NULL));
    g_autofree char *output = run_command("python3 %s %s", script, path);
    /* 3 frames, 2 references, header, 12 rows, total, a panel and 4 payment lines */
    cr_assert_str_eq(g_strstrip(output), "24 True True", "%s", output);
    remove_folder(folder);
}

Test(mail_html, letter_only_blocks_stay_out)
{
    g_autoptr(Document) document = build_reminder(1);
    Block *block = build_text_block(BLOCK_PARAGRAPH, "Par courrier seulement");
    block->in_mail = FALSE;
    g_ptr_array_add(document->blocks, block);
    g_autofree char *html = render_mail_html(document), *text = render_mail_text(document);
    cr_assert_null(strstr(html, "Par courrier seulement"));
    cr_assert_null(strstr(text, "Par courrier seulement"));
}
