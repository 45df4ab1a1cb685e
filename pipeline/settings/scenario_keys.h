/* The names of keys in scenarios.yaml, for hints. */
#ifndef RELANCE_SETTINGS_SCENARIO_KEYS_H
#define RELANCE_SETTINGS_SCENARIO_KEYS_H

/* Keys of `defaults`, NULL-ended; lent. */
const char *const *scenarios_list_default_keys(void);

#endif
