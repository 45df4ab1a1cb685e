#include "assign/recipient.h"

#include "assign/bounce_event.h"
#include "ground/mail_address.h"
#include "ground/text.h"

static const char *const customer_role = "customer";

/* Everything the questions below turn on. */
typedef struct {
    const Assignment *assignment;
    const Customer *customer;
    const Step *step;
    gboolean post_is_wrong;
    gboolean met_refused; /* an address was there, but refused earlier */
} Search;

static gboolean may_receive_mail(Search *search, const char *address)
{
    if (text_is_blank(address) || !mail_address_is_valid(address))
        return FALSE;
    g_autofree char *lower = g_ascii_strdown(address, -1);
    GHashTable *refused = search->assignment->input->past->refused_addresses;
    const GPtrArray *events = assignment_find_events(search->assignment, search->customer->id);
    if (g_hash_table_contains(refused, lower) || bounce_event_refuses(events, address)) {
        search->met_refused = TRUE;
        return FALSE;
    }
    return TRUE;
}

static gboolean may_be_called(const char *phone)
{
    guint digits = 0;
    for (const char *at = text_or_empty(phone); *at != '\0'; at++)
        digits += g_ascii_isdigit(*at) ? 1 : 0;
    return digits >= 3;
}

/* An address a postman can use: a town, and a street or a postcode. */
static gboolean has_address(const char *street, const char *street2, const char *postcode,
                            const char *city)
{
    return !text_is_blank(city) &&
           !(text_is_blank(street) && text_is_blank(street2) && text_is_blank(postcode));
}

static gboolean has_seat(const Customer *customer)
{
    return has_address(customer->seat_street, customer->seat_street2, customer->seat_postcode,
                       customer->seat_city);
}

static void take_own_address(const Customer *customer, Recipient *recipient)
{
    recipient->name_line = customer->name;
    recipient->name2 = customer->name2;
    recipient->street = customer->street;
    recipient->street2 = customer->street2;
    recipient->postcode = customer->postcode;
    recipient->city = customer->city;
    recipient->country = customer->country;
}

/* A formal notice goes to the debtor itself at its seat, not to one of its people. */
static void take_seat(const Customer *customer, Recipient *recipient)
{
    take_own_address(customer, recipient);
    if (!text_is_blank(customer->legal_name))
        recipient->name_line = customer->legal_name;
    if (!has_seat(customer))
        return;
    recipient->name2 = NULL;
    recipient->street = customer->seat_street;
    recipient->street2 = customer->seat_street2;
    recipient->postcode = customer->seat_postcode;
    recipient->city = customer->seat_city;
    if (!text_is_blank(customer->seat_country))
        recipient->country = customer->seat_country;
}

static void take_contact_address(const Contact *contact, Recipient *recipient)
{
    if (!has_address(contact->street, contact->street2, contact->postcode, contact->city))
        return;
    recipient->name2 = contact->name2;
    recipient->street = contact->street;
    recipient->street2 = contact->street2;
    recipient->postcode = contact->postcode;
    recipient->city = contact->city;
    if (!text_is_blank(contact->country))
        recipient->country = contact->country;
}

/*
 * Fills the recipient from the contact (NULL: the
 * customer's own data); FALSE: cannot receive.
 */
static gboolean try_recipient(Search *search, Channel channel, const Contact *contact,
                              const char *role, Recipient *recipient)
{
    const Customer *customer = search->customer;
    *recipient = (Recipient){.channel = channel, .role = role};
    if (contact != NULL) {
        recipient->name = contact->name;
        recipient->salutation = contact->salutation;
    }
    recipient->email = contact != NULL ? contact->email : customer->email;
    recipient->phone = contact != NULL ? contact->phone : customer->phone;
    gboolean to_seat = channel == CHANNEL_REGISTERED || channel == CHANNEL_DOSSIER ||
                       (search->step->kind == STEP_NOTICE && channel == CHANNEL_LETTER);
    if (to_seat)
        take_seat(customer, recipient);
    else
        take_own_address(customer, recipient);
    if (contact != NULL && !to_seat)
        take_contact_address(contact, recipient);
    switch (channel) {
    case CHANNEL_EMAIL:
        return may_receive_mail(search, recipient->email);
    case CHANNEL_SMS:
    case CHANNEL_CALL:
        return may_be_called(recipient->phone);
    case CHANNEL_LETTER:
    case CHANNEL_REGISTERED:
        return !search->post_is_wrong && has_address(recipient->street, recipient->street2,
                                                     recipient->postcode, recipient->city);
    default:
        return TRUE;
    }
}

/* The customer's contacts of one role; *has_any says if there is one at all. */
static gboolean try_role(Search *search, Channel channel, const char *role, gboolean *has_any,
                         Recipient *recipient, const Contact **found)
{
    const GPtrArray *contacts = search->customer->contacts;
    *has_any = FALSE;
    for (guint i = 0; contacts != NULL && i < contacts->len; i++) {
        const Contact *contact = contacts->pdata[i];
        if (!text_equals(contact->role, role))
            continue;
        *has_any = TRUE;
        if (try_recipient(search, channel, contact, role, recipient)) {
            *found = contact;
            return TRUE;
        }
    }
    return FALSE;
}

/* By role in order; a role without a contact is served by the customer's own data. */
static gboolean find_recipient(Search *search, Channel channel, Recipient *recipient,
                               const Contact **found)
{
    static const char *const usual[] = {"payables", NULL};
    const char *const *roles = (const char *const *)search->step->contacts;
    gboolean is_formal_post = channel == CHANNEL_REGISTERED || channel == CHANNEL_DOSSIER;
    *found = NULL;
    if (roles == NULL || roles[0] == NULL)
        roles = usual;
    for (guint i = 0; roles[i] != NULL && !is_formal_post; i++) {
        gboolean has_any;
        if (try_role(search, channel, roles[i], &has_any, recipient, found))
            return TRUE;
        if (!has_any && try_recipient(search, channel, NULL, customer_role, recipient))
            return TRUE;
    }
    return try_recipient(search, channel, NULL, customer_role, recipient);
}

static gboolean has_channel(const RecipientList *list, Channel channel)
{
    for (guint i = 0; i < list->n; i++)
        if (list->recipients[i].channel == channel)
            return TRUE;
    return FALSE;
}

static gboolean add_channel(Search *search, Channel channel, gboolean is_fallback,
                            RecipientList *list)
{
    const Contact *contact;
    Recipient recipient;
    if (has_channel(list, channel))
        return TRUE;
    if (!find_recipient(search, channel, &recipient, &contact))
        return FALSE;
    recipient.is_fallback = is_fallback;
    list->languages[list->n] =
        recipient_find_language(search->assignment, contact, search->customer);
    list->recipients[list->n++] = recipient;
    return TRUE;
}

/* A customer that prefers paper gets its ordinary mails as letters. */
static Channel find_preferred(const Search *search, Channel channel)
{
    Channel preferred;
    if (channel == CHANNEL_EMAIL && !step_is_formal(search->step) &&
        channel_parse(search->customer->preferred_channel, &preferred) &&
        preferred == CHANNEL_LETTER)
        return CHANNEL_LETTER;
    return channel;
}

static void add_step_channel(Search *search, Channel channel, RecipientList *list)
{
    const Step *step = search->step;
    Channel preferred = find_preferred(search, channel);
    if (add_channel(search, preferred, FALSE, list))
        return;
    if (preferred != channel && add_channel(search, channel, FALSE, list))
        return;
    if (step->fallback != CHANNEL_NONE)
        add_channel(search, step->fallback, TRUE, list);
}

static void refuse(RecipientList *list, PlanRule rule, char *reason)
{
    list->rule = rule;
    list->reason = reason;
}

static void say_why_nobody(const Search *search, RecipientList *list)
{
    g_autoptr(GString) channels = g_string_new(NULL);
    for (guint i = 0; i < search->step->n_channels; i++)
        g_string_append_printf(channels, "%s%s", i > 0 ? ", " : "",
                               channel_name(search->step->channels[i]));
    if (search->step->fallback != CHANNEL_NONE)
        g_string_append_printf(channels, ", fallback %s", channel_name(search->step->fallback));
    const char *why = search->met_refused     ? "its mail address was refused earlier"
                      : search->post_is_wrong ? "its last letter came back"
                                              : "it has no usable address";
    refuse(list,
           search->met_refused     ? PLAN_RULE_ADDRESS_REFUSED
           : search->post_is_wrong ? PLAN_RULE_ADDRESS_WRONG
                                   : PLAN_RULE_NO_CONTACT,
           g_strdup_printf("the customer cannot be reached by %s: %s", channels->str, why));
}

void recipient_list_find(const Assignment *assignment, const Customer *customer,
                         const Step *step, gboolean post_is_wrong, RecipientList *list)
{
    *list = (RecipientList){0};
    if (customer == NULL) {
        refuse(list, PLAN_RULE_CUSTOMER_UNKNOWN,
               g_strdup("the customer is in no customers file"));
        return;
    }
    if (step->seat_required && !has_seat(customer)) {
        refuse(list, PLAN_RULE_SEAT_UNKNOWN,
               g_strdup("the step wants the debtor's registered seat, and no seat is given"));
        return;
    }
    Search search = {assignment, customer, step, post_is_wrong, FALSE};
    for (guint i = 0; i < step->n_channels; i++)
        add_step_channel(&search, step->channels[i], list);
    if (list->n == 0)
        say_why_nobody(&search, list);
}

void recipient_list_clear(RecipientList *list)
{
    g_clear_pointer(&list->reason, g_free);
}
