/* clang-format off: tables */
#include "read/event_words.h"

#include "read/read.h"
#include "read/word_list.h"

/* In the order of EventKind. */
static const WordList event_words[] = {
    [EVENT_PROMISE] =
        {"promise",
         "promise|promise to pay|ptp|promesse|promesse de reglement|promesse de paiement"
         "|engagement de paiement|zahlungszusage|zusage|zahlungsversprechen"},
    [EVENT_DISPUTE] =
        {"dispute",
         "dispute|disputed|litige|contestation|reclamation|conteste|reklamation|streitfall"
         "|beanstandung|klarungsfall"},
    [EVENT_RESOLVE] = {"resolve", "resolve|resolved|resolu|resolution|litige resolu|litige "
                                  "clos|cloture|clos|gelost|erledigt"
                                  "|geklart"},
    [EVENT_CONFIRMED] =
        {"confirmed",
         "confirmed|confirm|confirme|confirmation|facture validee|bon a payer|bestatigt"
         "|bestatigung"},
    [EVENT_PLAN] =
        {"plan",
         "plan|payment plan|plan de paiement|plan de reglement|plan d apurement|echeancier"
         "|moratoire|ratenplan|zahlungsplan|ratenzahlung"},
    [EVENT_INSTALMENT] = {"instalment",
                          "instalment|installment|mensualite|versement|rate|teilzahlung"},
    [EVENT_HOLD] =
        {"hold",
         "hold|block|blocked|on hold|blocage|bloque|bloquer|suspension|suspendu|suspendre"
         "|ne pas relancer|sperre|gesperrt|mahnsperre|zuruckstellen"},
    [EVENT_RELEASE] = {"release", "release|released|unblock|deblocage|debloque|debloquer|levee|"
                                  "reprise|freigabe|freigegeben"
                                  "|entsperrt"},
    [EVENT_LEGAL] =
        {"legal",
         "legal|contentieux|juridique|avocat|passage au contentieux|rechtsstreit|anwalt|inkasso"
         "|klage"},
    [EVENT_INSOLVENCY] =
        {"insolvency",
         "insolvency|bankruptcy|redressement judiciaire|liquidation judiciaire|procedure "
         "collective"
         "|sauvegarde|rj|lj|redressement|liquidation|insolvenz|insolvenzverfahren|konkurs"},
    [EVENT_RETURNED] =
        {"returned",
         "returned|payment returned|rejet|impaye|rejet de prelevement|prelevement rejete"
         "|cheque impaye|effet impaye|retour impaye|rucklastschrift|ruckgabe|ruckscheck"},
    [EVENT_WAIVE] =
        {"waive",
         "waive|waived|write off|abandon|abandon de creance|renonciation|remise|exoneration"
         "|verzicht|erlass|ausbuchung"},
    [EVENT_CALL] = {"call",
                    "call|phone call|appel|appel telephonique|telephone|anruf|telefonat"},
    [EVENT_NOTE] = {"note",
                    "note|comment|remarque|commentaire|observation|notiz|bemerkung|vermerk"},
    [EVENT_BOUNCE] = {"bounce", "bounce|bounced|npai|retour courrier|mail rejete|adresse "
                                "invalide|unzustellbar|retoure"},
    [EVENT_RECEIPT] = {"receipt",
                       "receipt|payment|payment "
                       "received|reglement|paiement|encaissement|reglement recu|zahlung"
                       "|zahlungseingang"},
    [EVENT_OVERRIDE] = {"override", "override|derogation|passer outre|hors sequence|ausnahme"},
    [EVENT_SCENARIO] = {"scenario", "scenario|changement de scenario|szenario|mahnverfahren"},
};

static const WordList outcome_words[] = {
    {"justified",
     "justified|upheld|accepted|fonde|fondee|justifie|justifiee|accepte|acceptee|avoir"
     "|berechtigt|anerkannt|stattgegeben"},
    {"rejected",
     "rejected|refused|dismissed|unfounded|rejete|rejetee|refuse|refusee|infonde|non fonde"
     "|non fondee|injustifie|injustifiee|unberechtigt|abgelehnt|zuruckgewiesen"},
    {"kept", "kept|honoured|honored|tenu|tenue|respecte|respectee|honore|honoree|eingehalten"},
    {"broken", "broken|not kept|non tenu|non tenue|rompu|rompue|non respecte|non respectee"
               "|gebrochen|nicht eingehalten"},
};

static const WordList agreement_words[] = {
    {"kept", "kept|honoured|honored|tenu|tenue|respecte|respectee|honore|honoree|eingehalten"},
    {"broken", "broken|not kept|non tenu|non tenue|rompu|rompue|non respecte|non respectee"
               "|gebrochen|nicht eingehalten"},
    {"approved", "approved|approuve|approuvee|valide|validee|genehmigt"},
    {"proposed", "proposed|propose|proposee|vorgeschlagen"},
    {"signed", "signed|signe|signee|unterschrieben|unterzeichnet"},
};

static const WordList call_words[] = {
    {"reached",
     "reached|spoken|answered|joint|jointe|contacte|contactee|eu au telephone|erreicht"
     "|gesprochen"},
    {"no-answer",
     "no answer|no reply|not reached|voicemail|busy|pas de reponse|sans reponse|absent"
     "|non joint|repondeur|messagerie|occupe|nicht erreicht|keine antwort|besetzt"
     "|mailbox"},
};
/* clang-format on */

gboolean cell_parse_event(const char *word, EventKind *kind)
{
    int found = word_list_find(event_words, G_N_ELEMENTS(event_words), word);
    if (found >= 0)
        *kind = (EventKind)found;
    return found >= 0;
}

const char *read_outcome_word(EventKind kind, const char *word)
{
    const WordList *lists = outcome_words;
    guint n = G_N_ELEMENTS(outcome_words);
    if (kind == EVENT_CALL) {
        lists = call_words;
        n = G_N_ELEMENTS(call_words);
    } else if (kind == EVENT_PROMISE || kind == EVENT_PLAN || kind == EVENT_INSTALMENT) {
        lists = agreement_words;
        n = G_N_ELEMENTS(agreement_words);
    }
    int found = word_list_find(lists, n, word);
    return found >= 0 ? lists[found].value : NULL;
}

const char *read_outcome_help(EventKind kind)
{
    switch (kind) {
    case EVENT_CALL:
        return "reached or no-answer";
    case EVENT_PROMISE:
    case EVENT_PLAN:
        return "kept, broken, approved, proposed or signed";
    case EVENT_RESOLVE:
    case EVENT_DISPUTE:
        return "justified, rejected, kept or broken";
    default:
        return NULL;
    }
}
