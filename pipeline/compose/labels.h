/* The fixed words of tables, payment block and letter frame in six languages. */
#ifndef RELANCE_COMPOSE_LABELS_H
#define RELANCE_COMPOSE_LABELS_H

#include "compose/language.h"

typedef enum {
    /* columns */
    LABEL_INVOICE,
    LABEL_ISSUE_DATE,
    LABEL_DUE_DATE,
    LABEL_DAYS_LATE,
    LABEL_AMOUNT,
    LABEL_OPEN_AMOUNT,
    LABEL_ORDER_REF,
    LABEL_LEVEL,
    LABEL_INTEREST,
    LABEL_INDEMNITY,
    LABEL_REASON,
    LABEL_KIND,
    LABEL_SETTLED_ON,
    /* rows */
    LABEL_TOTAL,
    LABEL_SUBTOTAL,
    LABEL_CREDIT,
    LABEL_PAYMENT,
    LABEL_UNALLOCATED,
    LABEL_CARRY,
    LABEL_CARRIED,
    /* claim */
    LABEL_PRINCIPAL,
    LABEL_CREDITS,
    LABEL_INTEREST_TO,
    LABEL_INDEMNITY_COUNT,
    LABEL_FEE,
    LABEL_TOTAL_CLAIMED,
    /* interest and days */
    LABEL_FROM,
    LABEL_TO,
    LABEL_BASE,
    LABEL_RATE,
    LABEL_DAYS,
    LABEL_PAID_ON,
    LABEL_TOTAL_DUE,
    /* the account */
    LABEL_DOCUMENT,
    LABEL_DEBIT,
    LABEL_CREDIT_SIDE,
    LABEL_BALANCE,
    LABEL_CURRENCY,
    LABEL_OVERDUE,
    LABEL_NOT_YET_DUE,
    LABEL_CREDITS_ALONE,
    /* reminders */
    LABEL_DATE,
    LABEL_CHANNEL,
    LABEL_REFERENCE,
    LABEL_REMINDER_NUMBER,
    LABEL_ON_DATE,
    LABEL_BY_EMAIL,
    LABEL_BY_LETTER,
    LABEL_BY_REGISTERED,
    LABEL_BY_SMS,
    /* payment */
    LABEL_BENEFICIARY,
    LABEL_PAYMENT_REFERENCE,
    LABEL_QR_CAPTION,
    /* frame */
    LABEL_OUR_REF,
    LABEL_YOUR_ACCOUNT,
    LABEL_CONTACT,
    LABEL_PHONE,
    LABEL_VAT,
    LABEL_REGISTERED,
    LABEL_NUMBER_SIGN,
    LABEL_SENT_BY_EMAIL,
    LABEL_PAGE,
    LABEL_CONTINUED,
    LABEL_PLACE_DATE,
    LABEL_DATE_ALONE,
    LABEL_DEAR,
    LABEL_PER_DAY,
    LABEL_BASIS_BUSINESS,
    LABEL_BASIS_CONTRACT,
    LABEL_BASIS_LEGAL_X3,
    LABEL_BASIS_PUBLIC,
    LABEL_BASIS_CONSUMER,
    LABEL_BASIS_FORMULA,
    LABEL_BASIS_PRINCIPAL_FIRST,
    LABEL_BASIS_INTEREST_FIRST,
    LABEL_COUNT
} Label;

/* Static. Labels with %s or %d say so in labels.c. */
const char *label_text(const LanguageRules *rules, Label label);

/* The label with its one %s filled in; a new string. */
char *label_format(const LanguageRules *rules, Label label, const char *value);

#endif
