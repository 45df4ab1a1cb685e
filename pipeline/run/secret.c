#include "run/secret.h"

#include <string.h>

#include "ground/files.h"
#include "ground/outcome.h"

gboolean secret_read(const MailSettings *mail, char **password, GError **error)
{
    *password = NULL;
    if (!mail->user)
        return TRUE;
    if (mail->password_file) {
        *password = file_read_whole(mail->password_file, NULL, error);
        if (!*password) {
            g_prefix_error(error, "mail.password_file: ");
            return FALSE;
        }
        (*password)[strcspn(*password, "\r\n")] = '\0';
    } else if (mail->password_env) {
        const char *value = g_getenv(mail->password_env);
        if (!value)
            return outcome_fail(error, OUTCOME_SETTINGS_REFUSED,
                                "mail.password_env: the environment has no variable %s",
                                mail->password_env);
        *password = g_strdup(value);
    } else
        return outcome_fail(error, OUTCOME_SETTINGS_REFUSED,
                            "mail.user is set, but neither mail.password_file nor "
                            "mail.password_env");
    return TRUE;
}

void secret_free(char *password)
{
    if (!password)
        return;
    explicit_bzero(password, strlen(password));
    g_free(password);
}
