#include "render/haru/image_objects.h"
#include <hpdf.h>

/* The samples are numbers of a palette. */
static void add_palette(Container *container, HPDF_Dict dict, GBytes *palette)
{
    gsize length = 0;
    const void *data = g_bytes_get_data(palette, &length);
    HPDF_Array space = HPDF_Array_New(container->doc->mmgr);
    HPDF_Array_AddName(space, "Indexed");
    HPDF_Array_AddName(space, "DeviceRGB");
    HPDF_Array_AddNumber(space, (HPDF_INT32)(length / 3 - 1));
    HPDF_Array_Add(space, HPDF_Binary_New(container->doc->mmgr, (HPDF_BYTE *)(gpointer)data,
                                          (HPDF_UINT)length));
    HPDF_Dict_Add(dict, "ColorSpace", space);
}

/* Every row says by which filter of PNG it was written. */
static void add_predictor(Container *container, HPDF_Dict dict, const Picture *picture)
{
    enum { PNG_FILTERS = 15 };
    HPDF_Dict parameters = HPDF_Dict_New(container->doc->mmgr);
    HPDF_Dict_AddNumber(parameters, "Predictor", PNG_FILTERS);
    HPDF_Dict_AddNumber(parameters, "Colors", picture->components);
    HPDF_Dict_AddNumber(parameters, "BitsPerComponent", 8);
    HPDF_Dict_AddNumber(parameters, "Columns", picture->width);
    HPDF_Dict_Add(dict, "DecodeParms", parameters);
}

HPDF_Dict image_objects_find(Container *container, const Picture *picture)
{
    HPDF_Dict known = g_hash_table_lookup(container->shared, picture);
    if (known)
        return known;
    HPDF_Dict dict = container_add_stream(container, picture->data,
                                          picture->is_jpeg ? "DCTDecode" : "FlateDecode");
    HPDF_Dict_AddName(dict, "Type", "XObject");
    HPDF_Dict_AddName(dict, "Subtype", "Image");
    HPDF_Dict_AddNumber(dict, "Width", picture->width);
    HPDF_Dict_AddNumber(dict, "Height", picture->height);
    if (picture->palette)
        add_palette(container, dict, picture->palette);
    else
        HPDF_Dict_AddName(dict, "ColorSpace",
                          picture->components == 1 ? "DeviceGray" : "DeviceRGB");
    if (picture->is_predicted)
        add_predictor(container, dict, picture);
    HPDF_Dict_AddNumber(dict, "BitsPerComponent", 8);
    g_hash_table_insert(container->shared, (gpointer)picture, dict);
    return dict;
}
