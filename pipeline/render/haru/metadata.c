#include "render/haru/metadata.h"
#include <string.h>
#include <hpdf.h>

enum { ID_BYTES = 16 };
static const char producer[] = "libharu, relance";
static const char creator[] = "relance";

/* Info's Subject and XMP's description, which PDF/A wants equal; a new string. */
static char *describe(const Metadata *metadata)
{
    return metadata->run
               ? g_strdup_printf("run %s, document %s", metadata->run, metadata->document)
               : g_strdup_printf("document %s", metadata->document);
}

static void add_info(Container *container, const Metadata *metadata)
{
    g_autofree char *subject = describe(metadata);
    HPDF_Dict info = container->doc->info;
    container_put_text(container, info, "Title", metadata->title);
    container_put_text(container, info, "Subject", subject);
    container_put_ascii(container, info, "Producer", producer);
    container_put_ascii(container, info, "Creator", creator);
    if (metadata->run_date == DAY_NONE)
        return;
    int year, month, day;
    day_split(metadata->run_date, &year, &month, &day);
    g_autofree char *stamp = g_strdup_printf("D:%04d%02d%02d000000Z", year, month, day);
    container_put_ascii(container, info, "CreationDate", stamp);
    container_put_ascii(container, info, "ModDate", stamp);
}

static void append_dates(GString *xmp, Day run_date)
{
    if (run_date == DAY_NONE)
        return;
    char iso[DAY_ISO_SIZE];
    day_print_iso(run_date, iso);
    g_string_append_printf(xmp,
                           "<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n"
                           "<xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>\n",
                           iso, iso);
}

static GString *print_xmp(const Metadata *metadata)
{
    GString *xmp =
        g_string_new("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                     "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                     "<rdf:Description rdf:about=\"\"\n"
                     " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                     " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
                     " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                     " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n");
    g_autofree char *title = g_markup_escape_text(metadata->title, -1);
    g_string_append_printf(
        xmp,
        "<dc:format>application/pdf</dc:format>\n"
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt>"
        "</dc:title>\n",
        title);
    g_autofree char *plain = describe(metadata);
    g_autofree char *description = g_markup_escape_text(plain, -1);
    g_autofree char *document = g_markup_escape_text(metadata->document, -1);
    g_string_append_printf(
        xmp,
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt>"
        "</dc:description>\n<dc:identifier>%s</dc:identifier>\n",
        description, document);
    g_string_append_printf(xmp, "<xmp:CreatorTool>%s</xmp:CreatorTool>\n", creator);
    append_dates(xmp, metadata->run_date);
    g_string_append_printf(
        xmp,
        "<pdf:Producer>%s</pdf:Producer>\n"
        "<pdfaid:part>1</pdfaid:part>\n"
        "<pdfaid:conformance>B</pdfaid:conformance>\n"
        "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>",
        producer);
    return xmp;
}

static void add_xmp(Container *container, const Metadata *metadata)
{
    GString *xmp = print_xmp(metadata);
    g_autoptr(GBytes) data = g_string_free_to_bytes(xmp);
    HPDF_Dict dict = container_add_stream(container, data, NULL); /* PDF/A: not compressed */
    HPDF_Dict_AddName(dict, "Type", "Metadata");
    HPDF_Dict_AddName(dict, "Subtype", "XML");
    HPDF_Dict_Add(container->doc->catalog, "Metadata", dict);
}

static void add_output_intent(Container *container, const Metadata *metadata)
{
    HPDF_Dict profile = container_add_stream(container, metadata->profile, "FlateDecode");
    HPDF_Dict_AddNumber(profile, "N", 3);
    HPDF_Dict intent = container_add_dict(container, "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    container_put_ascii(container, intent, "OutputConditionIdentifier", "sRGB IEC61966-2.1");
    container_put_ascii(container, intent, "RegistryName", "http://www.color.org");
    container_put_ascii(container, intent, "Info", "sRGB IEC61966-2.1");
    HPDF_Dict_Add(intent, "DestOutputProfile", profile);
    HPDF_Array intents = HPDF_Array_New(container->doc->mmgr);
    HPDF_Array_Add(intents, intent);
    HPDF_Dict_Add(container->doc->catalog, "OutputIntents", intents);
}

static void add_identifier(Container *container, const char *digest)
{
    HPDF_Array array = HPDF_Array_New(container->doc->mmgr);
    HPDF_BYTE id[ID_BYTES];
    for (int i = 0; i < ID_BYTES; i++)
        id[i] = (HPDF_BYTE)(g_ascii_xdigit_value(digest[2 * i]) * 16 +
                            g_ascii_xdigit_value(digest[2 * i + 1]));
    HPDF_Array_Add(array, HPDF_Binary_New(container->doc->mmgr, id, ID_BYTES));
    HPDF_Array_Add(array, HPDF_Binary_New(container->doc->mmgr, id, ID_BYTES));
    HPDF_Dict_Add(container->doc->trailer, "ID", array);
}

void metadata_add(Container *container, const Metadata *metadata)
{
    add_info(container, metadata);
    add_xmp(container, metadata);
    add_output_intent(container, metadata);
    add_identifier(container, metadata->digest);
    container_put_ascii(container, container->doc->catalog, "Lang", metadata->language);
}
