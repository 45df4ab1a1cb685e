/* clang-format off: tables */
#include "read/country_words.h"

#include "ground/country_code.h"
#include "read/word_list.h"

#include <string.h>

static const WordList country_words[] = {
    {"AD", "andorre|andorra"},
    {"AE", "emirats arabes unis|united arab emirates|vereinigte arabische emirate"
           "|emiratos arabes unidos|emirati arabi uniti|verenigde arabische emiraten|emirats"
           "|uae"},
    {"AF", "afghanistan|afganistan"},
    {"AG", "antigua et barbuda|antigua barbuda|antigua und barbuda|antigua y barbuda"
           "|antigua e barbuda|antigua en barbuda"},
    {"AI", "anguilla|anguila"},
    {"AL", "albanie|albania|albanien"},
    {"AM", "armenie|armenia|armenien"},
    {"AO", "angola"},
    {"AQ", "antarctique|antarctica|antarktis|antartida|antartide"},
    {"AR", "argentine|argentina|argentinien|argentinie"},
    {"AS", "samoa americaines|american samoa|amerikanisch samoa|samoa americana"
           "|samoa americane|amerikaans samoa"},
    {"AT", "autriche|austria|osterreich|oostenrijk|oesterreich"},
    {"AU", "australie|australia|australien"},
    {"AW", "aruba"},
    {"AX", "iles aland|aland islands|alandinseln|islas aland|isole aland|aland"},
    {"AZ", "azerbaidjan|azerbaijan|aserbaidschan|azerbaiyan|azerbaigian|azerbeidzjan"},
    {"BA", "bosnie herzegovine|bosnia herzegovina|bosnien und herzegowina"
           "|bosnia y herzegovina|bosnia ed erzegovina|bosnie en herzegovina"},
    {"BB", "barbade|barbados"},
    {"BD", "bangladesh|bangladesch|banglades"},
    {"BE", "belgique|belgium|belgien|belgica|belgio|belgie"},
    {"BF", "burkina faso"},
    {"BG", "bulgarie|bulgaria|bulgarien|bulgarije"},
    {"BH", "bahrein|bahrain|barein"},
    {"BI", "burundi"},
    {"BJ", "benin"},
    {"BL", "saint barthelemy|st barthelemy|san bartolome"},
    {"BM", "bermudes|bermuda|bermudas"},
    {"BN", "brunei|brunei darussalam"},
    {"BO", "bolivie|bolivia|bolivien"},
    {"BQ", "pays bas caribeens|caribbean netherlands|karibische niederlande"
           "|caribe neerlandes|caraibi olandesi|caribisch nederland"},
    {"BR", "bresil|brazil|brasilien|brasil|brasile|brazilie"},
    {"BS", "bahamas|bahama s"},
    {"BT", "bhoutan|bhutan|butan"},
    {"BV", "ile bouvet|bouvet island|bouvetinsel|isla bouvet|isola bouvet|bouveteiland"},
    {"BW", "botswana|botsuana"},
    {"BY", "bielorussie|belarus|bielorrusia|bielorussia"},
    {"BZ", "belize|belice"},
    {"CA", "canada|kanada"},
    {"CC", "iles cocos|cocos keeling islands|cocos islands|kokosinseln|islas cocos"
           "|isole cocos keeling|isole cocos|cocoseilanden"},
    {"CD", "congo kinshasa|kongo kinshasa|republica democratica del congo|rdc"
           "|republique democratique du congo"},
    {"CF", "republique centrafricaine|central african republic|zentralafrikanische republik"
           "|republica centroafricana|repubblica centrafricana|centraal afrikaanse republiek"},
    {"CG", "congo brazzaville|kongo brazzaville|congo"},
    {"CH", "suisse|switzerland|schweiz|suiza|svizzera|zwitserland|confederation suisse"},
    {"CI", "cote d ivoire|costa d avorio|ivoorkust|ivory coast|elfenbeinkuste"},
    {"CK", "iles cook|cook islands|cookinseln|islas cook|isole cook|cookeilanden"},
    {"CL", "chili|chile|cile"},
    {"CM", "cameroun|cameroon|kamerun|camerun|kameroen"},
    {"CN", "chine|china|cina|chine populaire|people s republic of china"},
    {"CO", "colombie|colombia|kolumbien"},
    {"CR", "costa rica"},
    {"CU", "cuba|kuba"},
    {"CV", "cap vert|cape verde|cabo verde|capo verde|kaapverdie"},
    {"CW", "curacao|curazao"},
    {"CX", "ile christmas|christmas island|weihnachtsinsel|isla de navidad|isola christmas"
           "|christmaseiland"},
    {"CY", "chypre|cyprus|zypern|chipre|cipro"},
    {"CZ", "tchequie|czechia|tschechien|chequia|cechia|tsjechie|republique tcheque"
           "|czech republic|tschechische republik|repubblica ceca|republica checa"
           "|tsjechische republiek"},
    {"DE", "allemagne|germany|deutschland|alemania|germania|duitsland"
           "|republique federale d allemagne|brd|federal republic of germany"},
    {"DJ", "djibouti|dschibuti|yibuti|gibuti"},
    {"DK", "danemark|denmark|dinamarca|danimarca|denemarken|danmark"},
    {"DM", "dominique|dominica"},
    {"DO", "republique dominicaine|dominican republic|dominikanische republik"
           "|republica dominicana|repubblica dominicana|dominicaanse republiek"},
    {"DZ", "algerie|algeria|algerien|argelia|algerije"},
    {"EC", "equateur|ecuador"},
    {"EE", "estonie|estonia|estland"},
    {"EG", "egypte|egypt|agypten|egipto|egitto"},
    {"EH", "sahara occidental|western sahara|westsahara|sahara occidentale|westelijke sahara"},
    {"ER", "erythree|eritrea"},
    {"ES", "espagne|spain|spanien|espana|spagna|spanje"},
    {"ET", "ethiopie|ethiopia|athiopien|etiopia"},
    {"FI", "finlande|finland|finnland|finlandia|suomi"},
    {"FJ", "fidji|fiji|fidschi|fiyi|figi"},
    {"FK", "iles malouines|falkland islands|falklandinseln|islas malvinas|isole falkland"
           "|falklandeilanden"},
    {"FM", "micronesie|micronesia|mikronesien"},
    {"FO", "iles feroe|faroe islands|faroer|islas feroe|isole faer oer|faeroer"},
    {"FR", "france|frankreich|francia|frankrijk|france metropolitaine|republique francaise"},
    {"GA", "gabon|gabun"},
    {"GB", "royaume uni|united kingdom|vereinigtes konigreich|reino unido|regno unito"
           "|verenigd koninkrijk|uk|u k|great britain|grande bretagne|angleterre|england"
           "|ecosse|scotland|pays de galles|wales|grossbritannien|gran bretagna|gran bretana"
           "|engeland|groot brittannie|northern ireland|irlande du nord"},
    {"GD", "grenade|grenada|granada"},
    {"GE", "georgie|georgia|georgien"},
    {"GF", "guyane francaise|french guiana|franzosisch guayana|guayana francesa"
           "|guyana francese|frans guyana|guyane"},
    {"GG", "guernesey|guernsey"},
    {"GH", "ghana"},
    {"GI", "gibraltar|gibilterra"},
    {"GL", "groenland|greenland|gronland|groenlandia"},
    {"GM", "gambie|gambia"},
    {"GN", "guinee|guinea"},
    {"GP", "guadeloupe|guadalupe|guadalupa|la guadeloupe"},
    {"GQ", "guinee equatoriale|equatorial guinea|aquatorialguinea|guinea ecuatorial"
           "|guinea equatoriale|equatoriaal guinea"},
    {"GR", "grece|greece|griechenland|grecia|griekenland|hellas"},
    {"GS", "georgie du sud et les iles sandwich du sud|south georgia south sandwich islands"
           "|sudgeorgien und die sudlichen sandwichinseln"
           "|islas georgia del sur y sandwich del sur|georgia del sud e sandwich australi"
           "|zuid georgia en zuidelijke sandwicheilanden"},
    {"GT", "guatemala"},
    {"GU", "guam"},
    {"GW", "guinee bissau|guinea bissau|guinea bisau"},
    {"GY", "guyana"},
    {"HK", "r a s chinoise de hong kong|hong kong sar china|sonderverwaltungsregion hongkong"
           "|rae de hong kong china|rae de hong kong|ras di hong kong|hongkong sar van china"},
    {"HM", "iles heard et macdonald|heard mcdonald islands|heard und mcdonaldinseln"
           "|islas heard y mcdonald|isole heard e mcdonald|heard en mcdonaldeilanden"},
    {"HN", "honduras"},
    {"HR", "croatie|croatia|kroatien|croacia|croazia|kroatie"},
    {"HT", "haiti"},
    {"HU", "hongrie|hungary|ungarn|hungria|ungheria|hongarije|magyarorszag"},
    {"ID", "indonesie|indonesia|indonesien"},
    {"IE", "irlande|ireland|irland|irlanda|ierland|eire|republic of ireland"
           "|republique d irlande"},
    {"IL", "israel|israele"},
    {"IM", "ile de man|isle of man|isla de man|isola di man"},
    {"IN", "inde|india|indien"},
    {"IO", "territoire britannique de l ocean indien|british indian ocean territory"
           "|britisches territorium im indischen ozean"
           "|territorio britanico del oceano indico"
           "|territorio britannico dell oceano indiano|brits indische oceaanterritorium"},
    {"IQ", "irak|iraq"},
    {"IR", "iran"},
    {"IS", "islande|iceland|island|islandia|islanda|ijsland"},
    {"IT", "italie|italy|italien|italia"},
    {"JE", "jersey"},
    {"JM", "jamaique|jamaica|jamaika|giamaica"},
    {"JO", "jordanie|jordan|jordanien|jordania|giordania"},
    {"JP", "japon|japan|giappone"},
    {"KE", "kenya|kenia"},
    {"KG", "kirghizstan|kyrgyzstan|kirgisistan|kirguistan|kirghizistan|kirgizie"},
    {"KH", "cambodge|cambodia|kambodscha|camboya|cambogia|cambodja"},
    {"KI", "kiribati"},
    {"KM", "comores|comoros|komoren|comoras|comore|comoren"},
    {"KN", "saint christophe et nieves|st kitts nevis|st kitts und nevis"
           "|san cristobal y nieves|saint kitts e nevis|saint kitts en nevis"},
    {"KP", "coree du nord|north korea|nordkorea|corea del norte|corea del nord|noord korea"},
    {"KR", "coree du sud|south korea|sudkorea|corea del sur|corea del sud|zuid korea|coree"},
    {"KW", "koweit|kuwait|koeweit"},
    {"KY", "iles caimans|cayman islands|kaimaninseln|islas caiman|isole cayman"
           "|kaaimaneilanden"},
    {"KZ", "kazakhstan|kasachstan|kazajistan|kazakistan|kazachstan"},
    {"LA", "laos"},
    {"LB", "liban|lebanon|libanon|libano"},
    {"LC", "sainte lucie|st lucia|santa lucia|saint lucia"},
    {"LI", "liechtenstein"},
    {"LK", "sri lanka"},
    {"LR", "liberia"},
    {"LS", "lesotho|lesoto"},
    {"LT", "lituanie|lithuania|litauen|lituania|litouwen"},
    {"LU", "luxembourg|luxemburg|luxemburgo|lussemburgo|grand duche de luxembourg"},
    {"LV", "lettonie|latvia|lettland|letonia|lettonia|letland"},
    {"LY", "libye|libya|libyen|libia|libie"},
    {"MA", "maroc|morocco|marokko|marruecos|marocco|royaume du maroc"},
    {"MC", "monaco|principaute de monaco"},
    {"MD", "moldavie|moldova|republik moldau|moldavia"},
    {"ME", "montenegro"},
    {"MF", "saint martin|st martin|san martin"},
    {"MG", "madagascar|madagaskar"},
    {"MH", "iles marshall|marshall islands|marshallinseln|islas marshall|isole marshall"
           "|marshalleilanden"},
    {"MK", "macedoine du nord|north macedonia|nordmazedonien|macedonia del norte"
           "|macedonia del nord|noord macedonie|macedoine|macedonia"},
    {"ML", "mali"},
    {"MM", "myanmar birmanie|myanmar|myanmar burma|myanmar birmania|myanmar birma|birmanie"
           "|burma"},
    {"MN", "mongolie|mongolia|mongolei"},
    {"MO", "r a s chinoise de macao|macao sar china|sonderverwaltungsregion macau"
           "|rae de macao china|rae de macao|ras di macao|macau sar van china"},
    {"MP", "iles mariannes du nord|northern mariana islands|nordliche marianen"
           "|islas marianas del norte|isole marianne settentrionali|noordelijke marianen"},
    {"MQ", "martinique|martinica|la martinique"},
    {"MR", "mauritanie|mauritania|mauretanien"},
    {"MS", "montserrat"},
    {"MT", "malte|malta"},
    {"MU", "maurice|mauritius|mauricio"},
    {"MV", "maldives|malediven|maldivas|maldive|maldiven"},
    {"MW", "malawi|malaui"},
    {"MX", "mexique|mexico|mexiko|messico"},
    {"MY", "malaisie|malaysia|malasia|maleisie"},
    {"MZ", "mozambique|mosambik|mozambico"},
    {"NA", "namibie|namibia"},
    {"NC", "nouvelle caledonie|new caledonia|neukaledonien|nueva caledonia|nuova caledonia"
           "|nieuw caledonie"},
    {"NE", "niger"},
    {"NF", "ile norfolk|norfolk island|norfolkinsel|isla norfolk|isola norfolk|norfolk"},
    {"NG", "nigeria"},
    {"NI", "nicaragua"},
    {"NL", "pays bas|netherlands|niederlande|paises bajos|paesi bassi|nederland|holland"
           "|hollande|the netherlands"},
    {"NO", "norvege|norway|norwegen|noruega|norvegia|noorwegen|norge"},
    {"NP", "nepal"},
    {"NR", "nauru"},
    {"NU", "niue"},
    {"NZ", "nouvelle zelande|new zealand|neuseeland|nueva zelanda|nuova zelanda"
           "|nieuw zeeland"},
    {"OM", "oman"},
    {"PA", "panama"},
    {"PE", "perou|peru"},
    {"PF", "polynesie francaise|french polynesia|franzosisch polynesien|polinesia francesa"
           "|polinesia francese|frans polynesie|tahiti"},
    {"PG", "papouasie nouvelle guinee|papua new guinea|papua neuguinea|papua nueva guinea"
           "|papua nuova guinea|papoea nieuw guinea"},
    {"PH", "philippines|philippinen|filipinas|filippine|filipijnen"},
    {"PK", "pakistan"},
    {"PL", "pologne|poland|polen|polonia|polska"},
    {"PM", "saint pierre et miquelon|st pierre miquelon|st pierre und miquelon"
           "|san pedro y miquelon|saint pierre e miquelon|saint pierre en miquelon"},
    {"PN", "iles pitcairn|pitcairn islands|pitcairninseln|islas pitcairn|isole pitcairn"
           "|pitcairneilanden"},
    {"PR", "porto rico|puerto rico|portorico"},
    {"PS", "territoires palestiniens|palestinian territories"
           "|palastinensische autonomiegebiete|territorios palestinos|territori palestinesi"
           "|palestijnse gebieden"},
    {"PT", "portugal|portogallo"},
    {"PW", "palaos|palau"},
    {"PY", "paraguay"},
    {"QA", "qatar|katar|catar"},
    {"RE", "la reunion|reunion|riunione|ile de la reunion"},
    {"RO", "roumanie|romania|rumanien|rumania|roemenie"},
    {"RS", "serbie|serbia|serbien|servie"},
    {"RU", "russie|russia|russland|rusia|rusland|federation de russie|russian federation"},
    {"RW", "rwanda|ruanda"},
    {"SA", "arabie saoudite|saudi arabia|saudi arabien|arabia saudi|arabia saudita"
           "|saoedi arabie"},
    {"SB", "iles salomon|solomon islands|salomonen|islas salomon|isole salomone"
           "|salomonseilanden"},
    {"SC", "seychelles|seychellen"},
    {"SD", "soudan|sudan|soedan"},
    {"SE", "suede|sweden|schweden|suecia|svezia|zweden|sverige"},
    {"SG", "singapour|singapore|singapur"},
    {"SH", "sainte helene|st helena|santa elena|sant elena|sint helena"},
    {"SI", "slovenie|slovenia|slowenien|eslovenia"},
    {"SJ", "svalbard et jan mayen|svalbard jan mayen|spitzbergen und jan mayen"
           "|svalbard y jan mayen|svalbard e jan mayen|spitsbergen en jan mayen"},
    {"SK", "slovaquie|slovakia|slowakei|eslovaquia|slovacchia|slowakije"},
    {"SL", "sierra leone|sierra leona"},
    {"SM", "saint marin|san marino"},
    {"SN", "senegal"},
    {"SO", "somalie|somalia"},
    {"SR", "suriname|surinam"},
    {"SS", "soudan du sud|south sudan|sudsudan|sudan del sur|sud sudan|zuid soedan"},
    {"ST", "sao tome et principe|sao tome principe|sao tome und principe"
           "|santo tome y principe|sao tome e principe|sao tome en principe"},
    {"SV", "salvador|el salvador"},
    {"SX", "saint martin partie neerlandaise|sint maarten|st maarten"},
    {"SY", "syrie|syria|syrien|siria"},
    {"SZ", "eswatini|esuatini|swaziland"},
    {"TC", "iles turques et caiques|turks caicos islands|turks und caicosinseln"
           "|islas turcas y caicos|isole turks e caicos|turks en caicoseilanden"},
    {"TD", "tchad|chad|tschad|ciad|tsjaad"},
    {"TF", "terres australes francaises|french southern territories"
           "|franzosische sud und antarktisgebiete|territorios australes franceses"
           "|terre australi francesi|franse gebieden in de zuidelijke indische oceaan"},
    {"TG", "togo"},
    {"TH", "thailande|thailand|tailandia|thailandia"},
    {"TJ", "tadjikistan|tajikistan|tadschikistan|tayikistan|tagikistan|tadzjikistan"},
    {"TK", "tokelau"},
    {"TL", "timor oriental|timor leste|timor est|oost timor"},
    {"TM", "turkmenistan"},
    {"TN", "tunisie|tunisia|tunesien|tunez|tunesie"},
    {"TO", "tonga"},
    {"TR", "turquie|turkiye|turkei|turquia|turchia|turkije|turkey"},
    {"TT", "trinite et tobago|trinidad tobago|trinidad und tobago|trinidad y tobago"
           "|trinidad e tobago|trinidad en tobago"},
    {"TV", "tuvalu"},
    {"TW", "taiwan"},
    {"TZ", "tanzanie|tanzania|tansania"},
    {"UA", "ukraine|ucrania|ucraina|oekraine"},
    {"UG", "ouganda|uganda|oeganda"},
    {"UM", "iles mineures eloignees des etats unis|u s outlying islands"
           "|amerikanische uberseeinseln|islas menores alejadas de ee uu"
           "|isole minori esterne degli stati uniti"
           "|kleine afgelegen eilanden van de verenigde staten"},
    {"US", "etats unis|united states|vereinigte staaten|estados unidos|stati uniti"
           "|verenigde staten|usa|u s a|us|etats unis d amerique|united states of america"
           "|vereinigte staaten von amerika|estados unidos de america|stati uniti d america"
           "|eeuu|ee uu"},
    {"UY", "uruguay"},
    {"UZ", "ouzbekistan|uzbekistan|usbekistan|oezbekistan"},
    {"VA", "etat de la cite du vatican|vatican city|vatikanstadt|ciudad del vaticano"
           "|citta del vaticano|vaticaanstad|vatican|saint siege"},
    {"VC", "saint vincent et les grenadines|st vincent grenadines"
           "|st vincent und die grenadinen|san vicente y las granadinas"
           "|saint vincent e grenadine|saint vincent en de grenadines"},
    {"VE", "venezuela"},
    {"VG", "iles vierges britanniques|british virgin islands|britische jungferninseln"
           "|islas virgenes britanicas|isole vergini britanniche|britse maagdeneilanden"},
    {"VI", "iles vierges des etats unis|u s virgin islands|amerikanische jungferninseln"
           "|islas virgenes de ee uu|isole vergini americane|amerikaanse maagdeneilanden"},
    {"VN", "viet nam|vietnam"},
    {"VU", "vanuatu"},
    {"WF", "wallis et futuna|wallis futuna|wallis und futuna|wallis y futuna|wallis e futuna"
           "|wallis en futuna"},
    {"WS", "samoa"},
    {"XK", "kosovo"},
    {"YE", "yemen|jemen"},
    {"YT", "mayotte"},
    {"ZA", "afrique du sud|south africa|sudafrika|sudafrica|zuid afrika"},
    {"ZM", "zambie|zambia|sambia"},
    {"ZW", "zimbabwe|simbabwe|zimbabue"},
};
/* clang-format on */

/* The code that the word itself is; NULL: it is none. */
static const char *find_code(const char *word)
{
    gsize length = strlen(word);
    if (length != 2 && length != 3)
        return NULL;
    g_autofree char *code = g_ascii_strup(word, -1);
    if (length == 3)
        return country_code_find(code);
    if (strcmp(code, "UK") == 0 || strcmp(code, "EL") == 0)
        return *code == 'U' ? "GB" : "GR";
    return country_code_is_known(code) ? g_intern_string(code) : NULL;
}

const char *cell_find_country(const char *word)
{
    const char *code = find_code(word);
    if (code)
        return code;
    int found = word_list_find(country_words, G_N_ELEMENTS(country_words), word);
    return found >= 0 ? country_words[found].value : NULL;
}
