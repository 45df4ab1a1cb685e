#include "run/interrupt.h"

#include <signal.h>
#include <string.h>

static volatile sig_atomic_t is_asked;

static void note_interrupt(int signal_number)
{
    (void)signal_number;
    is_asked = 1;
}

void interrupt_watch(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = note_interrupt;
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

gboolean interrupt_was_asked(void)
{
    return is_asked != 0;
}
