#include "compose/labels.h"

#include <string.h>

#include "compose/typography.h"

/* French, English, German, Spanish, Italian, Dutch. %s is one value, %d/%d page and pages. */
static const char *const texts[LABEL_COUNT][LANGUAGE_COUNT] = {
    [LABEL_INVOICE] = {"Facture", "Invoice", "Rechnung", "Factura", "Fattura", "Factuur"},
    [LABEL_ISSUE_DATE] = {"Date", "Date", "Datum", "Fecha", "Data", "Datum"},
    [LABEL_DUE_DATE] = {"Échéance", "Due date", "Fällig am", "Vencimiento", "Scadenza",
                        "Vervaldatum"},
    [LABEL_DAYS_LATE] = {"Retard (jours)", "Days late", "Tage Verzug", "Días de retraso",
                         "Giorni di ritardo", "Dagen te laat"},
    [LABEL_AMOUNT] = {"Montant", "Amount", "Betrag", "Importe", "Importo", "Bedrag"},
    [LABEL_OPEN_AMOUNT] = {"Reste dû", "Outstanding", "Offen", "Pendiente", "Residuo",
                           "Openstaand"},
    [LABEL_ORDER_REF] = {"Votre commande", "Your order", "Ihre Bestellung", "Su pedido",
                         "Suo ordine", "Uw bestelling"},
    [LABEL_LEVEL] = {"Niveau", "Level", "Stufe", "Nivel", "Livello", "Niveau"},
    [LABEL_INTEREST] = {"Intérêts", "Interest", "Zinsen", "Intereses", "Interessi", "Rente"},
    [LABEL_INDEMNITY] = {"Indemnité", "Compensation", "Pauschale", "Indemnización",
                         "Indennizzo", "Vergoeding"},
    [LABEL_REASON] = {"Motif", "Reason", "Grund", "Motivo", "Motivo", "Reden"},
    [LABEL_KIND] = {"Nature", "Kind", "Art", "Concepto", "Natura", "Soort"},
    [LABEL_SETTLED_ON] = {"Réglée le", "Paid on", "Bezahlt am", "Pagada el", "Pagata il",
                          "Betaald op"},
    [LABEL_TOTAL] = {"Total", "Total", "Summe", "Total", "Totale", "Totaal"},
    [LABEL_SUBTOTAL] = {"Sous-total %s", "Subtotal %s", "Zwischensumme %s", "Subtotal %s",
                        "Subtotale %s", "Subtotaal %s"},
    [LABEL_CREDIT] = {"Avoir %s", "Credit note %s", "Gutschrift %s", "Abono %s",
                      "Nota di credito %s", "Creditnota %s"},
    [LABEL_PAYMENT] = {"Règlement %s", "Payment %s", "Zahlung %s", "Pago %s", "Pagamento %s",
                       "Betaling %s"},
    [LABEL_UNALLOCATED] = {"Règlement à affecter %s", "Payment to be allocated %s",
                           "Noch nicht zugeordnete Zahlung %s", "Pago por asignar %s",
                           "Pagamento da imputare %s", "Nog toe te wijzen betaling %s"},
    [LABEL_CARRY] = {"À reporter", "Carried forward", "Übertrag", "Suma y sigue", "A riportare",
                     "Over te brengen"},
    [LABEL_CARRIED] = {"Report", "Brought forward", "Übertrag", "Suma anterior", "Riporto",
                       "Overgebracht"},
    [LABEL_PRINCIPAL] = {"Principal", "Principal", "Hauptforderung", "Principal", "Capitale",
                         "Hoofdsom"},
    [LABEL_CREDITS] = {"Avoirs et règlements déduits", "Credits and payments deducted",
                       "Abzüglich Gutschriften und Zahlungen", "Abonos y pagos deducidos",
                       "Note di credito e pagamenti dedotti",
                       "Creditnota’s en betalingen in mindering"},
    [LABEL_INTEREST_TO] = {"Intérêts de retard au %s inclus", "Late-payment interest up to %s",
                           "Verzugszinsen bis einschließlich %s",
                           "Intereses de demora hasta el %s", "Interessi di mora fino al %s",
                           "Vertragingsrente tot en met %s"},
    [LABEL_INDEMNITY_COUNT] = {"Indemnité forfaitaire de recouvrement (%s)",
                               "Fixed recovery compensation (%s)",
                               "Pauschale für Beitreibungskosten (%s)",
                               "Indemnización fija por costes de cobro (%s)",
                               "Indennizzo forfettario per il recupero (%s)",
                               "Forfaitaire vergoeding voor invorderingskosten (%s)"},
    [LABEL_FEE] = {"Frais de relance", "Reminder fee", "Mahngebühr", "Gastos de reclamación",
                   "Spese di sollecito", "Aanmaningskosten"},
    [LABEL_TOTAL_CLAIMED] = {"Total à régler", "Total payable", "Zu zahlender Gesamtbetrag",
                             "Total a pagar", "Totale da pagare", "Totaal te betalen"},
    [LABEL_FROM] = {"Du", "From", "Von", "Desde", "Dal", "Van"},
    [LABEL_TO] = {"Au", "To", "Bis", "Hasta", "Al", "Tot en met"},
    [LABEL_BASE] = {"Assiette", "Base", "Betrag", "Base", "Base", "Grondslag"},
    [LABEL_RATE] = {"Taux", "Rate", "Zinssatz", "Tipo", "Tasso", "Rentevoet"},
    [LABEL_DAYS] = {"Jours", "Days", "Tage", "Días", "Giorni", "Dagen"},
    [LABEL_PAID_ON] = {"Si paiement reçu le", "If payment arrives on", "Bei Zahlungseingang am",
                       "Si el pago llega el", "Se il pagamento arriva il",
                       "Bij ontvangst van betaling op"},
    [LABEL_TOTAL_DUE] = {"Somme due", "Sum due", "Geschuldeter Betrag", "Suma adeudada",
                         "Somma dovuta", "Verschuldigd bedrag"},
    [LABEL_DOCUMENT] = {"Pièce", "Document", "Beleg", "Documento", "Documento", "Document"},
    [LABEL_DEBIT] = {"Débit", "Debit", "Soll", "Debe", "Dare", "Debet"},
    [LABEL_CREDIT_SIDE] = {"Crédit", "Credit", "Haben", "Haber", "Avere", "Credit"},
    [LABEL_BALANCE] = {"Solde", "Balance", "Saldo", "Saldo", "Saldo", "Saldo"},
    [LABEL_CURRENCY] = {"Devise", "Currency", "Währung", "Moneda", "Valuta", "Valuta"},
    [LABEL_OVERDUE] = {"Échu", "Overdue", "Überfällig", "Vencido", "Scaduto", "Vervallen"},
    [LABEL_NOT_YET_DUE] = {"À échoir", "Not yet due", "Noch nicht fällig", "Por vencer",
                           "A scadere", "Nog niet vervallen"},
    [LABEL_CREDITS_ALONE] = {"Avoirs et règlements", "Credits and payments",
                             "Gutschriften, Zahlungen", "Abonos y pagos",
                             "Note di credito e pagamenti", "Creditnota’s en betalingen"},
    [LABEL_DATE] = {"Date", "Date", "Datum", "Fecha", "Data", "Datum"},
    [LABEL_CHANNEL] = {"Envoi", "Sent", "Versand", "Envío", "Invio", "Verzending"},
    [LABEL_REFERENCE] = {"Référence", "Reference", "Zeichen", "Referencia", "Riferimento",
                         "Kenmerk"},
    [LABEL_REMINDER_NUMBER] = {"Relance n°\u00a0%s", "Reminder %s", "%s. Mahnung",
                               "Recordatorio n.º\u00a0%s", "Sollecito n.\u00a0%s",
                               "Herinnering %s"},
    [LABEL_ON_DATE] = {"le %s", "on %s", "am %s", "el %s", "il %s", "op %s"},
    [LABEL_BY_EMAIL] = {"par courriel", "by e-mail", "per E-Mail", "por correo electrónico",
                        "per e-mail", "per e-mail"},
    [LABEL_BY_LETTER] = {"par lettre", "by letter", "per Brief", "por carta", "per lettera",
                         "per brief"},
    [LABEL_BY_REGISTERED] = {"par lettre recommandée", "by registered letter",
                             "per Einschreiben", "por carta certificada",
                             "per lettera raccomandata", "per aangetekende brief"},
    [LABEL_BY_SMS] = {"par SMS", "by text message", "per SMS", "por SMS", "per SMS", "per sms"},
    [LABEL_BENEFICIARY] = {"Bénéficiaire", "Beneficiary", "Empfänger", "Beneficiario",
                           "Beneficiario", "Begunstigde"},
    [LABEL_PAYMENT_REFERENCE] = {"Référence à rappeler", "Reference to quote",
                                 "Verwendungszweck", "Referencia que debe indicar",
                                 "Causale da indicare", "Te vermelden kenmerk"},
    [LABEL_QR_CAPTION] = {"Virement SEPA", "SEPA transfer", "SEPA-Überweisung",
                          "Transferencia SEPA", "Bonifico SEPA", "SEPA-overschrijving"},
    [LABEL_OUR_REF] = {"Nos références", "Our reference", "Unser Zeichen", "Nuestra referencia",
                       "Nostro riferimento", "Ons kenmerk"},
    [LABEL_YOUR_ACCOUNT] = {"Votre compte", "Your account", "Ihre Kundennummer", "Su cuenta",
                            "Suo conto", "Uw klantnummer"},
    [LABEL_CONTACT] = {"Affaire suivie par", "Handled by", "Ansprechpartner",
                       "Persona de contacto", "Pratica seguita da", "Behandeld door"},
    [LABEL_PHONE] = {"Tél.", "Phone", "Tel.", "Tel.", "Tel.", "Tel."},
    [LABEL_VAT] = {"TVA", "VAT", "USt-IdNr.", "NIF-IVA", "P. IVA", "Btw-nr."},
    [LABEL_REGISTERED] = {"Lettre recommandée avec avis de réception",
                          "Registered letter with acknowledgement of receipt",
                          "Einschreiben mit Rückschein",
                          "Carta certificada con acuse de recibo",
                          "Raccomandata con avviso di ricevimento",
                          "Aangetekende brief met ontvangstbevestiging"},
    [LABEL_NUMBER_SIGN] = {"n°", "No.", "Nr.", "n.º", "n.", "nr."},
    [LABEL_SENT_BY_EMAIL] = {"Par courriel\u00a0: %s", "By e-mail: %s", "Per E-Mail: %s",
                             "Por correo electrónico: %s", "Per e-mail: %s", "Per e-mail: %s"},
    [LABEL_PAGE] = {"Page\u00a0%d/%d", "Page\u00a0%d/%d", "Seite\u00a0%d/%d",
                    "Página\u00a0%d/%d", "Pagina\u00a0%d/%d", "Pagina\u00a0%d/%d"},
    [LABEL_PLACE_DATE] = {"%s, le ", "%s, ", "%s, den ", "%s, ", "%s, ", "%s, "},
    [LABEL_DATE_ALONE] = {"Le ", "", "", "", "", ""},
    [LABEL_DEAR] = {"Madame, Monsieur", "Dear Sir or Madam", "Sehr geehrte Damen und Herren",
                    "Estimados señores", "Gentili Signori", "Geachte heer, mevrouw"},
};

const char *label_text(const LanguageRules *rules, Label label)
{
    const char *text = texts[label][rules->language];

    return rules->has_no_eszett ? typography_without_eszett(text) : text;
}

char *label_format(const LanguageRules *rules, Label label, const char *value)
{
    const char *text = label_text(rules, label);
    const char *hole = strstr(text, "%s");
    g_autofree char *before = NULL;
    g_autofree char *elided = NULL;

    g_assert(hole != NULL);
    before = g_strndup(text, (gsize)(hole - text));
    elided = typography_elide(rules, before, value);
    return g_strconcat(elided != NULL ? elided : before, value, hole + 2, NULL);
}
