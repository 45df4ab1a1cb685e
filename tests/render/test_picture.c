#include "render/picture.h"
#include "render/build_letter.h"
#include "render/png_file.h"
#include "ground/files.h"
#include <criterion/criterion.h>
#include <string.h>

/* PNGs and a JPEG header made by another program (Python), so that nothing of ours is its own
 * judge: a 4 x 3 picture in every colour type, plain and interlaced. */
static const char script[] =
    "import zlib,struct,sys\n"
    "def chunk(n,d): return struct.pack('>I',len(d))+n+d+struct.pack('>I',zlib.crc32(n+d))\n"
    "def png(path,w,h,depth,kind,rows,extra=b'',interlace=0):\n"
    "  h_=struct.pack('>IIBBBBB',w,h,depth,kind,0,0,interlace)\n"
    "  open(path,'wb').write(b'\\x89PNG\\r\\n\\x1a\\n'+chunk(b'IHDR',h_)+extra+\n"
    "    chunk(b'IDAT',zlib.compress(rows))+chunk(b'IEND',b''))\n"
    "o=sys.argv[1]+'/'\n"
    "png(o+'grey.png',2,2,8,0,bytes([0,10,20,2,5,5]))\n"
    "png(o+'rgb.png',2,1,8,2,bytes([1,1,2,3,4,5,6]))\n"
    "png(o+'alpha.png',2,1,8,6,bytes([0,100,0,0,0,100,0,0,255]))\n"
    "png(o+'bits.png',9,1,1,0,bytes([0,0b10101010,0b10000000]))\n"
    "png(o+'palette.png',2,1,4,3,bytes([0,0x01]),chunk(b'PLTE',bytes([9,8,7,6,5,4]))+\n"
    "  chunk(b'tRNS',bytes([255,0])))\n"
    "png(o+'deep.png',1,1,16,0,bytes([0,200,1]))\n"
    "png(o+'interlaced.png',2,2,8,0,bytes([0,1, 0,2, 0,3,4]),b'',1)\n"
    "png(o+'large.png',400,100,8,0,b''.join(b'\\0'+bytes([0,255]*200) for i in range(100)))\n"
    "def rows(f): return b''.join(b'\\0'+bytes(v for x in range(120) for v in f(x,y))"
    " for y in range(40))\n"
    "def ppm(n,f): open(o+n,'wb').write(b'P6\\n120 40\\n255\\n'+bytes(v for y in range(40)"
    " for x in range(120) for v in f(x,y)))\n"
    "kinds={'gradient':lambda x,y:(2*x,6*y,x+y),"
    "'flat':lambda x,y:[(27,54,93),(255,255,255),(200,150,40)][(x*7+y*13)%11%3],"
    "'noise':lambda x,y:(x*97*y%251,x*y*y%241,(x*31+y*57)*y%239)}\n"
    "for n in kinds: png(o+n+'.png',120,40,8,2,rows(kinds[n])); ppm(n+'.ppm',kinds[n])\n"
    "png(o+'short.png',4,4,8,0,bytes([0,1,2]))\n"
    "png(o+'huge.png',2000000,2000000,8,0,b'x')\n"
    "open(o+'grey.jpg','wb').write(b'"
    "\\xff\\xd8\\xff\\xe0\\0\\4ab\\xff\\xc0\\0\\x0b\\x08\\0\\x20\\0\\x40\\1\\1\\x11\\0\\xff\\xd"
    "9')\n"
    "open(o+'cmyk.jpg','wb').write(b'\\xff\\xd8\\xff\\xc0\\0\\x14\\x08\\0\\x20\\0\\x40\\4'+"
    "bytes(20))\n";

static char *folder;

static void begin(void)
{
    folder = make_folder();
    g_autofree char *path = g_build_filename(folder, "make.py", NULL);
    cr_assert(file_write_whole(path, script, -1, NULL));
    g_free(run_command("python3 %s %s", path, folder));
}

static void end(void)
{
    remove_folder(folder);
}

TestSuite(picture, .init = begin, .fini = end, .timeout = 60);

static void check(const char *name, int width, int height, int components,
                  const guint8 *expected)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    gsize length = 0;
    g_autofree char *data = file_read_whole(path, &length, NULL);
    Samples samples = {0};
    const char *why = NULL;
    cr_assert(png_file_decode((const guint8 *)data, length, &samples, &why), "%s: %s", name,
              why);
    cr_assert(samples.width == width && samples.height == height &&
                  samples.components == components,
              "%s: %d x %d x %d", name, samples.width, samples.height, samples.components);
    for (int i = 0; i < width * height * components; i++)
        cr_assert_eq(samples.samples[i], expected[i], "%s: sample %d is %d", name, i,
                     samples.samples[i]);
    g_free(samples.samples);
}

Test(picture, png_of_every_kind_becomes_8_bit_samples_on_white)
{
    check("grey.png", 2, 2, 1, (const guint8[]){10, 20, 15, 25});
    check("rgb.png", 2, 1, 3, (const guint8[]){1, 2, 3, 5, 7, 9});
    check("alpha.png", 2, 1, 3, (const guint8[]){255, 255, 255, 100, 0, 0});
    check("bits.png", 9, 1, 1, (const guint8[]){255, 0, 255, 0, 255, 0, 255, 0, 255});
    check("palette.png", 2, 1, 3, (const guint8[]){9, 8, 7, 255, 255, 255});
    check("deep.png", 1, 1, 1, (const guint8[]){200});
    check("interlaced.png", 2, 2, 1, (const guint8[]){1, 2, 3, 4});
}

static char *refusal(const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    cr_assert_null(picture_load(path, 700, 260, &error), "%s", name);
    cr_assert(strstr(error->message, name), "%s", error->message);
    return g_strdup(error->message);
}

Test(picture, damaged_oversized_and_cmyk_pictures_are_refused)
{
    g_autofree char *shorter = refusal("short.png"), *huge = refusal("huge.png"),
                    *cmyk = refusal("cmyk.jpg"), *text = refusal("make.py"),
                    *missing = refusal("missing.png");
    cr_assert(strstr(shorter, "damaged") && strstr(huge, "too much") && strstr(cmyk, "CMYK") &&
              strstr(text, "neither PNG nor JPEG") && *missing);
}

Test(picture, more_pixels_than_print_needs_are_averaged_away)
{
    g_autofree char *path = g_build_filename(folder, "large.png", NULL);
    g_autoptr(Picture) picture = picture_load(path, 100, 100, NULL);
    cr_assert_not_null(picture);
    cr_assert(picture->width == 100 && picture->height == 25, "%d x %d", picture->width,
              picture->height);
}

Test(picture, a_jpeg_passes_through_as_it_is)
{
    g_autofree char *path = g_build_filename(folder, "grey.jpg", NULL);
    g_autoptr(Picture) picture = picture_load(path, 10, 10, NULL);
    cr_assert_not_null(picture);
    cr_assert(picture->is_jpeg && picture->width == 64 && picture->height == 32 &&
              picture->components == 1);
    cr_assert_eq(g_bytes_get_size(picture->data), 23, "%zu", g_bytes_get_size(picture->data));
}

Test(picture, a_logo_goes_into_the_letter)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Renderer) renderer = build_renderer(NULL, complaints);
    g_autoptr(Document) document = build_reminder(1);
    document->logo = g_build_filename(folder, "large.png", NULL);
    write_letter(renderer, document, folder, "a.pdf", complaints);
    g_autofree char *images = run_command("pdfimages -list %s/a.pdf", folder);
    cr_assert(strstr(images, "400   100  gray"), "%s", images);
    g_free(run_command("qpdf --check %s/a.pdf", folder));
}

/* The logo as another program takes it out of the PDF; its packed size. */
static gsize check_logo_in_pdf(const char *name)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Renderer) renderer = build_renderer(NULL, complaints);
    g_autoptr(Document) document = build_reminder(1);
    document->logo = g_strdup_printf("%s/%s.png", folder, name);
    write_letter(renderer, document, folder, "a.pdf", complaints);
    g_free(run_command("qpdf --check %s/a.pdf", folder));
    g_free(run_command("pdfimages %s/a.pdf %s/out", folder, folder));
    g_free(run_command("cmp %s/%s.ppm %s/out-000.ppm", folder, name, folder));
    g_autoptr(Picture) picture = picture_load(document->logo, 700, 260, NULL);
    return g_bytes_get_size(picture->data);
}

Test(picture, logos_are_packed_small_and_come_out_of_the_pdf_dot_by_dot)
{
    gsize gradient = check_logo_in_pdf("gradient"), flat = check_logo_in_pdf("flat");
    cr_assert_lt(gradient, 400, "%zu bytes of 14,400", gradient);
    cr_assert_lt(flat, 900, "%zu bytes of 14,400", flat);
    check_logo_in_pdf("noise");
}

Test(picture, a_letter_whose_logo_vanished_is_held)
{
    g_autoptr(Complaints) complaints = complaints_new();
    g_autoptr(Renderer) renderer = build_renderer(NULL, complaints);
    g_autoptr(Document) document = build_reminder(1);
    document->logo = g_build_filename(folder, "missing.png", NULL);
    for (int again = 0; again < 2; again++)
        cr_assert_null(renderer_layout(renderer, document, complaints));
    cr_assert_eq(complaints_count(complaints, COMPLAINT_HELD), 2);
}
