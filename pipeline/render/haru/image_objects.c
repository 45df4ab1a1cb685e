#include "render/haru/image_objects.h"
#include <hpdf.h>

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
    HPDF_Dict_AddName(dict, "ColorSpace",
                      picture->components == 1 ? "DeviceGray" : "DeviceRGB");
    HPDF_Dict_AddNumber(dict, "BitsPerComponent", 8);
    g_hash_table_insert(container->shared, (gpointer)picture, dict);
    return dict;
}
