#include "audit/audit.h"
#include "run/commands.h"

void commands_prepare(void)
{
    audit_bring_sha256();
}
