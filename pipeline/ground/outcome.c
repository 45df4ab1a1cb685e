#include "ground/outcome.h"

G_DEFINE_QUARK(relance - outcome - error - quark, outcome_error)

/* From the lightest to the gravest; a value that is none of these is our mistake. */
static int weigh(Outcome outcome)
{
    static const Outcome order[] = {
        OUTCOME_DONE,          OUTCOME_SOMETHING_HELD, OUTCOME_TRY_LATER,
        OUTCOME_WRONG_USE,     OUTCOME_INPUT_REFUSED,  OUTCOME_SETTINGS_REFUSED,
        OUTCOME_CANNOT_CREATE, OUTCOME_INPUT_OUTPUT,   OUTCOME_OUR_MISTAKE,
    };
    for (guint i = 0; i < G_N_ELEMENTS(order); i++)
        if (order[i] == outcome)
            return (int)i;
    return G_N_ELEMENTS(order);
}

Outcome outcome_graver(Outcome a, Outcome b)
{
    return weigh(b) > weigh(a) ? b : a;
}

Outcome outcome_of_error(const GError *error)
{
    if (error && error->domain == OUTCOME_ERROR)
        return (Outcome)error->code;
    return OUTCOME_INPUT_OUTPUT;
}

gboolean outcome_fail(GError **error, Outcome code, const char *format, ...)
{
    if (error && !*error) {
        va_list arguments;
        va_start(arguments, format);
        *error = g_error_new_valist(OUTCOME_ERROR, (gint)code, format, arguments);
        va_end(arguments);
    }
    return FALSE;
}
