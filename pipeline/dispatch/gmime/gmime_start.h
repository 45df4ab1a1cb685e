/* GMime, started once, whoever needs it first. Any thread. */
#ifndef RELANCE_DISPATCH_GMIME_GMIME_START_H
#define RELANCE_DISPATCH_GMIME_GMIME_START_H

void gmime_start(void);

#endif
