/*
 * A composed document: every hashtag resolved, every paragraph and table in place, no millimetres.
 * Made by compose from one PlannedDocument; render turns it into pages, HTML and plain text.
 * Owns everything in it.
 */
#ifndef RELANCE_RECORDS_DOCUMENT_H
#define RELANCE_RECORDS_DOCUMENT_H

#include "ground/day.h"
#include "ground/money.h"
#include "records/plan.h"

enum { MARK_BOLD = 1, MARK_ITALIC = 2, MARK_CODE = 4, MARK_NO_BREAK = 8 };

/* A stretch of text of one look. A '\n' in it is a forced line break. */
typedef struct {
    char *text;  /* UTF-8; non-breaking spaces are already where they belong */
    guint marks; /* MARK_... */
    char *href;  /* NULL: no link */
} Span;

typedef enum {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING, /* level 1..3 */
    BLOCK_LIST,    /* children: BLOCK_ITEM */
    BLOCK_ITEM,    /* children: blocks */
    BLOCK_QUOTE,   /* children: blocks */
    BLOCK_TABLE,
    BLOCK_RULE,
    BLOCK_PAYMENT, /* how to pay: lines of label and value, and a QR code where one is possible */
    BLOCK_CLOSING,   /* closing formula: stays with the signature */
    BLOCK_SIGNATURE, /* name, title, image */
    BLOCK_PAGE_BREAK /* letters only */
} BlockKind;

typedef enum { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT } Align;
typedef enum { ROW_BODY, ROW_SUBTOTAL, ROW_TOTAL } TableRowKind;

typedef struct {
    GPtrArray *cells; /* GPtrArray * of Span *, one per column */
    TableRowKind kind;
    gint64 carry_minor; /* what the row adds to a carried-forward sum */
} TableRow;

typedef struct {
    GArray *aligns;      /* Align, one per column */
    GPtrArray *header;   /* GPtrArray * of Span *, one per column; NULL: no header */
    GPtrArray *rows;     /* TableRow * */
    int carry_column;    /* column of the carried-forward sum, -1: none */
    char *carry_label;   /* "À reporter", in the document's language */
    char *carried_label; /* "Report" */
    char carry_currency[CURRENCY_SIZE];
} Table;

typedef struct {
    char *label, *value;
} LabelledLine;

typedef struct Block Block;
struct Block {
    BlockKind kind;
    int level;           /* heading */
    gboolean is_ordered; /* list */
    int first_number;    /* ordered list */
    GPtrArray *spans;    /* Span *: paragraph, heading, closing */
    GPtrArray *children; /* Block * */
    Table *table;
    GPtrArray *lines; /* LabelledLine *: payment */
    char *qr_payload; /* EPC069-12 text, payment; NULL: none possible */
    char *qr_caption;
    char *image;                 /* signature image path or NULL */
    gboolean in_letter, in_mail; /* both TRUE unless the template says otherwise */
};

typedef enum { APPROVAL_NONE, APPROVAL_WAITING, APPROVAL_APPROVED, APPROVAL_REJECTED } Approval;
const char *approval_name(Approval approval);

/* What the document claims, in minor units of its currency. */
typedef struct {
    gint64 principal, credits, total_due; /* total_due = principal - credits */
    gint64 interest, indemnity, fee; /* the 40 EUR of a foreign-currency document is below */
    gint64 indemnity_eur;            /* only where currency is not EUR */
    gint64 total_claimed;            /* total_due + interest + indemnity + fee */
} Claim;

typedef struct {
    char *id;
    char *run; /* id of the run that made it; NULL: not known */
    int number;
    char *customer;
    int level;
    StepKind kind;
    Channel channel;
    char *template_name, *language;
    char *template_file; /* as named, for complaints and the journal */
    char *template_sha256;
    char currency[CURRENCY_SIZE];
    guint n_items; /* claimed items */
    Claim claim;
    Approval approval;
    Day run_date, deadline;
    char *title; /* PDF title and file bookmark */

    /* letter frame */
    GPtrArray *sender_lines;  /* char *: name first */
    char *logo;               /* path or NULL */
    GPtrArray *address_lines; /* char *: as printed in the window, already normalised */
    GPtrArray *notice_lines; /* char *: "Lettre recommandée avec avis de réception", number */
    char *registered_number; /* the same, for its barcode; NULL: none is printed */
    GPtrArray *reference_lines; /* LabelledLine *: "Nos réf.", "Votre compte" ... */
    char *place_and_date;
    GPtrArray *subject;      /* Span * */
    GPtrArray *footer_lines; /* char * */
    char *page_label;        /* "page %d/%d" in the language, two %d */
    char *continued_label;   /* "Suite page %d", on every page but the last; or NULL */

    GPtrArray *blocks; /* Block * */

    /* mail and short message */
    char *mail_subject;
    char *short_text;       /* SMS, or NULL */
    char *recipient;        /* bare mail address, or address lines joined by " / " */
    char *recipient_name;   /* display name of the mail, or NULL */
    GPtrArray *attachments; /* char *: paths of the invoices' own files */
} Document;

Document *document_new(void);
void document_free(Document *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Document, document_free)

Span *span_new(const char *text, guint marks, const char *href);
Block *block_new(BlockKind kind);
void block_free(Block *block);
Table *table_new(void);
TableRow *table_row_new(TableRowKind kind);
LabelledLine *labelled_line_new(const char *label, const char *value);
/* An array of Span * that frees them. */
GPtrArray *span_array_new(void);

/* The document as stable text: every block, span and figure; a new string (tests, explain). */
char *document_print(const Document *document);

/* One finished file of a document: a line of 3-render/documents.csv. */
typedef struct {
    char *document, *customer, *template_name, *language, *file, *sha256;
    char *template_file, *template_sha256; /* as named; NULL: written without a template */
    int level, pages;
    StepKind kind;
    Channel channel;
    guint n_items;
    Claim claim;
    char currency[CURRENCY_SIZE];
    Approval approval;
    char *recipient;
    char *registered_number; /* "" where there is none */
} RenderedFile;
RenderedFile *rendered_file_new(const Document *document);
void rendered_file_free(RenderedFile *file);

/*
 * What the documents of one currency claim. A letter and a call of one step ask for the same items:
 * total_due is the sum of documents.csv, asked_once counts what they share once.
 */
typedef struct {
    guint n_documents;
    gint64 total_due, asked_once;
} ClaimedSum;
ClaimedSum rendered_files_sum(const GPtrArray *files, const ReminderPlan *plan,
                              const char *currency);

/* 3-render/documents.csv of an array of RenderedFile *, by document; a new string. */
char *rendered_files_print(const GPtrArray *files);

#endif
