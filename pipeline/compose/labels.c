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
    [LABEL_KIND] = {"Nature", "Description", "Bezeichnung", "Concepto", "Descrizione",
                    "Omschrijving"},
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
    [LABEL_INTEREST_TO] = {"Intérêts de retard au %s inclus",
                           "Late-payment interest up to and including %s",
                           "Verzugszinsen bis einschließlich %s",
                           "Intereses de demora hasta el %s inclusive",
                           "Interessi di mora fino al %s incluso",
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
    [LABEL_PER_DAY] = {"Par jour", "Per day", "Pro Tag", "Por día", "Al giorno", "Per dag"},
    [LABEL_BASIS_BUSINESS] =
        {"Article L441-10, II du code de commerce\u00a0: taux de refinancement de la Banque "
         "centrale européenne au 1er janvier ou au 1er juillet, majoré de 10 points, révisé "
         "chaque semestre.",
         "Article L441-10, II of the French commercial code: refinancing rate of the European "
         "Central Bank on 1 January or 1 July plus 10 points, re-set each half-year.",
         "Artikel L441-10, II Code de commerce: Refinanzierungssatz der Europäischen "
         "Zentralbank am 1. Januar oder 1. Juli plus 10 Punkte, jedes Halbjahr neu.",
         "Artículo L441-10, II del código de comercio francés: tipo de refinanciación del "
         "Banco Central Europeo a 1 de enero o 1 de julio más 10 puntos, revisado cada "
         "semestre.",
         "Articolo L441-10, II del codice di commercio francese: tasso di rifinanziamento "
         "della Banca centrale europea al 1° gennaio o al 1° luglio più 10 punti, aggiornato "
         "ogni semestre.",
         "Artikel L441-10, II van het Franse handelswetboek: herfinancieringsrente van de "
         "Europese Centrale Bank op 1 januari of 1 juli plus 10 punten, elk halfjaar herzien."},
    [LABEL_BASIS_CONTRACT] = {"Taux convenu (article L441-10, II du code de commerce), non "
                              "inférieur à trois fois le taux d’intérêt légal.",
                              "Agreed rate (article L441-10, II of the French commercial "
                              "code), not below three times the legal rate.",
                              "Vereinbarter Satz (Artikel L441-10, II Code de commerce), nicht "
                              "unter dem Dreifachen des gesetzlichen Satzes.",
                              "Tipo pactado (artículo L441-10, II del código de comercio "
                              "francés), no inferior a tres veces el interés legal.",
                              "Tasso convenuto (articolo L441-10, II del codice di commercio "
                              "francese), non inferiore a tre volte il tasso legale.",
                              "Overeengekomen rente (artikel L441-10, II van het Franse "
                              "handelswetboek), niet lager dan driemaal de wettelijke rente."},
    [LABEL_BASIS_LEGAL_X3] = {"Article L441-10, II du code de commerce\u00a0: trois fois le "
                              "taux d’intérêt légal du semestre.",
                              "Article L441-10, II of the French commercial code: three times "
                              "the legal rate of the half-year.",
                              "Artikel L441-10, II Code de commerce: das Dreifache des "
                              "gesetzlichen Satzes des Halbjahres.",
                              "Artículo L441-10, II del código de comercio francés: tres veces "
                              "el interés legal del semestre.",
                              "Articolo L441-10, II del codice di commercio francese: tre "
                              "volte il tasso legale del semestre.",
                              "Artikel L441-10, II van het Franse handelswetboek: driemaal de "
                              "wettelijke rente van het halfjaar."},
    [LABEL_BASIS_PUBLIC] =
        {"Articles L2192-13 et R2192-31 du code de la commande publique\u00a0: taux de "
         "refinancement de la Banque centrale européenne au premier jour du semestre où les "
         "intérêts ont commencé à courir, majoré de 8 points, fixe.",
         "Articles L2192-13 and R2192-31 of the French public procurement code: refinancing "
         "rate of the European Central Bank on the first day of the half-year in which "
         "interest began, plus 8 points, fixed.",
         "Artikel L2192-13 und R2192-31 Code de la commande publique: Refinanzierungssatz der "
         "Europäischen Zentralbank am ersten Tag des Halbjahres des Zinsbeginns plus 8 Punkte, "
         "fest.",
         "Artículos L2192-13 y R2192-31 del código de contratación pública francés: tipo de "
         "refinanciación del Banco Central Europeo el primer día del semestre en que empezaron "
         "los intereses, más 8 puntos, fijo.",
         "Articoli L2192-13 e R2192-31 del codice francese dei contratti pubblici: tasso di "
         "rifinanziamento della Banca centrale europea al primo giorno del semestre di "
         "decorrenza, più 8 punti, fisso.",
         "Artikelen L2192-13 en R2192-31 van het Franse wetboek overheidsopdrachten: "
         "herfinancieringsrente van de Europese Centrale Bank op de eerste dag van het "
         "halfjaar waarin de rente inging, plus 8 punten, vast."},
    [LABEL_BASIS_CONSUMER] =
        {"Article 1231-6 du code civil\u00a0: taux d’intérêt légal du semestre, à compter du "
         "lendemain de la première présentation de la mise en demeure.",
         "Article 1231-6 of the French civil code: legal rate of the half-year, from the day "
         "after the first presentation of the formal notice.",
         "Artikel 1231-6 Code civil: gesetzlicher Satz des Halbjahres, ab dem Tag nach der "
         "ersten Vorlage der Mahnung.",
         "Artículo 1231-6 del código civil francés: interés legal del semestre, desde el día "
         "siguiente a la primera presentación del requerimiento.",
         "Articolo 1231-6 del codice civile francese: tasso legale del semestre, dal giorno "
         "dopo la prima presentazione della messa in mora.",
         "Artikel 1231-6 van het Franse burgerlijk wetboek: wettelijke rente van het halfjaar, "
         "vanaf de dag na de eerste aanbieding van de ingebrekestelling."},
    [LABEL_BASIS_FORMULA] =
        {"Intérêts = assiette TTC × taux × jours ÷ %s\u00a0; le premier jour compté est le "
         "lendemain de l’échéance, le dernier est inclus\u00a0; un seul arrondi par facture, "
         "au centime.",
         "Interest = amount including tax × rate × days ÷ %s; the first day counted is the one "
         "after the due date, the last is included; rounded once per invoice, to the cent.",
         "Zinsen = Bruttobetrag × Satz × Tage ÷ %s; erster Zinstag ist der Tag nach der "
         "Fälligkeit, der letzte zählt mit; einmal je Rechnung auf den Cent gerundet.",
         "Intereses = importe con IVA × tipo × días ÷ %s; el primer día es el siguiente al "
         "vencimiento, el último se incluye; un solo redondeo por factura, al céntimo.",
         "Interessi = importo IVA inclusa × tasso × giorni ÷ %s; il primo giorno è quello "
         "successivo alla scadenza, l’ultimo è compreso; un solo arrotondamento per fattura, "
         "al centesimo.",
         "Rente = bedrag incl. btw × rente × dagen ÷ %s; de eerste dag is die na de vervaldag, "
         "de laatste telt mee; eenmaal per factuur afgerond op de cent."},
    [LABEL_BASIS_PRINCIPAL_FIRST] = {"Les paiements partiels sont imputés sur le principal.",
                                     "Part payments are set against the principal.",
                                     "Teilzahlungen werden auf die Hauptforderung angerechnet.",
                                     "Los pagos parciales se imputan al principal.",
                                     "I pagamenti parziali sono imputati al capitale.",
                                     "Deelbetalingen worden op de hoofdsom toegerekend."},
    [LABEL_BASIS_INTEREST_FIRST] =
        {"Les paiements partiels sont imputés d’abord sur les intérêts (article 1343-1 du code "
         "civil).",
         "Part payments are set against interest first (article 1343-1 of the French civil "
         "code).",
         "Teilzahlungen werden zuerst auf die Zinsen angerechnet (Artikel 1343-1 Code civil).",
         "Los pagos parciales se imputan primero a los intereses (artículo 1343-1 del código "
         "civil francés).",
         "I pagamenti parziali sono imputati prima agli interessi (articolo 1343-1 del codice "
         "civile francese).",
         "Deelbetalingen worden eerst op de rente toegerekend (artikel 1343-1 van het Franse "
         "burgerlijk wetboek)."},
    [LABEL_SENT_BY_EMAIL] = {"Par courriel\u00a0: %s", "By e-mail: %s", "Per E-Mail: %s",
                             "Por correo electrónico: %s", "Per e-mail: %s", "Per e-mail: %s"},
    [LABEL_CONTINUED] = {"Suite page\u00a0%d", "Continued on page\u00a0%d",
                         "Fortsetzung auf Seite\u00a0%d", "Continúa en la página\u00a0%d",
                         "Segue a pagina\u00a0%d", "Vervolg op pagina\u00a0%d"},
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
