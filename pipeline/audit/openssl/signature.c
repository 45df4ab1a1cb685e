/*
 * Signatures (CMS, RFC 5652) and timestamps (RFC 3161) of what is handed outside. Nothing goes over
 * the network: a request is a file to be sent, an answer a file that came back.
 *
 * Whom to trust is not ours to say: a signature that is right is told with its signer, and checked
 * against the house's certificate where one is named. Others check with
 *
 *     openssl cms -verify -binary -inform DER -in X.p7s -content X.txt -CAfile CA
 *     openssl ts -verify -data X.txt -in X.tsr -CAfile CA
 */
#include "audit/audit.h"
#include "ground/files.h"
#include "ground/outcome.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ts.h>

#include <string.h>

static gboolean fail(GError **error, const char *what)
{
    char cause[256] = "unknown cause";
    unsigned long code = ERR_get_error();
    if (code)
        ERR_error_string_n(code, cause, sizeof cause);
    ERR_clear_error();
    return outcome_fail(error, OUTCOME_SETTINGS_REFUSED, "%s (%s)", what, cause);
}

static GBytes *take_bio(BIO *bio)
{
    char *data = NULL;
    long length = BIO_get_mem_data(bio, &data);
    return g_bytes_new(data, (gsize)MAX(length, 0));
}

static BIO *open_text(const void *data, gsize length)
{
    return BIO_new_mem_buf(data, (int)MIN(length, (gsize)G_MAXINT));
}

static X509 *read_certificate(const char *path, GError **error)
{
    g_autofree char *text = file_read_whole(path, NULL, error);
    BIO *bio = text ? open_text(text, strlen(text)) : NULL;
    X509 *certificate = bio ? PEM_read_bio_X509(bio, NULL, NULL, NULL) : NULL;
    BIO_free(bio);
    if (text && !certificate) {
        g_autofree char *what = g_strdup_printf("%s: no certificate in PEM form", path);
        fail(error, what);
    }
    return certificate;
}

/* A key with a passphrase is refused: nobody is there to type it. */
static int give_no_passphrase(char *buffer, int size, int is_writing, void *data)
{
    (void)buffer, (void)size, (void)is_writing, (void)data;
    return -1;
}

static EVP_PKEY *read_key(const char *path, GError **error)
{
    g_autofree char *text = file_read_whole(path, NULL, error);
    BIO *bio = text ? open_text(text, strlen(text)) : NULL;
    EVP_PKEY *key = bio ? PEM_read_bio_PrivateKey(bio, NULL, give_no_passphrase, NULL) : NULL;
    BIO_free(bio);
    if (text) {
        OPENSSL_cleanse(text, strlen(text));
        if (!key) {
            g_autofree char *what =
                g_strdup_printf("%s: no private key in PEM form without passphrase", path);
            fail(error, what);
        }
    }
    return key;
}

/* Lends the bytes to OpenSSL. */
static BIO *open_bytes(GBytes *bytes)
{
    gsize length = 0;
    const void *data = g_bytes_get_data(bytes, &length);
    return open_text(data, length);
}

GBytes *audit_sign_file(GBytes *file, const char *key_path, const char *certificate_path,
                        GError **error)
{
    X509 *certificate = read_certificate(certificate_path, error);
    EVP_PKEY *key = certificate ? read_key(key_path, error) : NULL;
    BIO *content = open_bytes(file), *out = BIO_new(BIO_s_mem());
    unsigned flags = CMS_DETACHED | CMS_BINARY | CMS_NOSMIMECAP;
    CMS_ContentInfo *cms = key ? CMS_sign(certificate, key, NULL, content, flags) : NULL;
    GBytes *signature = cms && i2d_CMS_bio(out, cms) ? take_bio(out) : NULL;
    if (key && !signature)
        fail(error, "it cannot be signed with the key and certificate of the settings");
    CMS_ContentInfo_free(cms);
    EVP_PKEY_free(key);
    X509_free(certificate);
    BIO_free(content);
    BIO_free(out);
    return signature;
}

GBytes *audit_sign(const char *statement, const char *key_path, const char *certificate_path,
                   GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(statement, strlen(statement));
    return audit_sign_file(bytes, key_path, certificate_path, error);
}

static char *name_subject(X509 *certificate)
{
    BIO *out = BIO_new(BIO_s_mem());
    X509_NAME_print_ex(out, X509_get_subject_name(certificate), 0, XN_FLAG_RFC2253);
    g_autoptr(GBytes) bytes = take_bio(out);
    BIO_free(out);
    gsize length = 0;
    const char *text = g_bytes_get_data(bytes, &length);
    return g_strndup(text ? text : "", length);
}

/* The first signer's name; whether it is the house's certificate. */
static char *name_signer(CMS_ContentInfo *cms, X509 *own)
{
    STACK_OF(X509) *signers = CMS_get0_signers(cms);
    X509 *signer = signers && sk_X509_num(signers) > 0 ? sk_X509_value(signers, 0) : NULL;
    g_autofree char *name = signer ? name_subject(signer) : NULL;
    gboolean is_own = own && signer && X509_cmp(own, signer) == 0;
    sk_X509_free(signers);
    if (!name || (own && !is_own))
        return NULL;
    return g_strdup_printf("%s%s", name, is_own ? ", the certificate of the settings" : "");
}

char *audit_check_file_signature(GBytes *file, GBytes *signature, const char *certificate,
                                 GError **error)
{
    X509 *own = certificate ? read_certificate(certificate, error) : NULL;
    if (certificate && !own)
        return NULL;
    BIO *in = open_bytes(signature), *content = open_bytes(file);
    CMS_ContentInfo *cms = d2i_CMS_bio(in, NULL);
    unsigned flags = CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY;
    gboolean is_good = cms && CMS_verify(cms, NULL, NULL, content, NULL, flags) == 1;
    char *signer = is_good ? name_signer(cms, own) : NULL;
    if (!is_good)
        fail(error, "the signature is not one of what stands here");
    else if (!signer)
        outcome_fail(error, OUTCOME_SOMETHING_HELD,
                     "signed by another certificate than that of the settings");
    CMS_ContentInfo_free(cms);
    BIO_free(content);
    BIO_free(in);
    X509_free(own);
    return signer;
}

char *audit_check_signature(const char *statement, GBytes *signature, const char *certificate,
                            GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(statement, strlen(statement));
    return audit_check_file_signature(bytes, signature, certificate, error);
}

static void digest_statement(const char *statement, guint8 digest[32])
{
    unsigned size = 0;
    int is_good = EVP_Digest(statement, strlen(statement), digest, &size, EVP_sha256(), NULL);
    g_assert(is_good && size == 32);
}

/* The nonce is taken from the digest: the same statement gives the same request. */
GBytes *audit_make_timestamp_request(const char *statement)
{
    guint8 digest[32];
    digest_statement(statement, digest);
    TS_REQ *request = TS_REQ_new();
    TS_MSG_IMPRINT *imprint = TS_MSG_IMPRINT_new();
    X509_ALGOR *method = X509_ALGOR_new();
    ASN1_INTEGER *nonce = ASN1_INTEGER_new();
    X509_ALGOR_set0(method, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, NULL);
    guint64 number = 0;
    memcpy(&number, digest, sizeof number);
    gboolean is_good = TS_REQ_set_version(request, 1) &&
                       TS_MSG_IMPRINT_set_algo(imprint, method) &&
                       TS_MSG_IMPRINT_set_msg(imprint, digest, sizeof digest) &&
                       TS_REQ_set_msg_imprint(request, imprint) &&
                       ASN1_INTEGER_set_uint64(nonce, GUINT64_FROM_BE(number) >> 1) &&
                       TS_REQ_set_nonce(request, nonce) && TS_REQ_set_cert_req(request, 1);
    g_assert(is_good);
    BIO *out = BIO_new(BIO_s_mem());
    is_good = i2d_TS_REQ_bio(out, request);
    g_assert(is_good);
    GBytes *bytes = take_bio(out);
    BIO_free(out);
    ASN1_INTEGER_free(nonce);
    X509_ALGOR_free(method);
    TS_MSG_IMPRINT_free(imprint);
    TS_REQ_free(request);
    return bytes;
}

static char *print_time(const ASN1_GENERALIZEDTIME *time)
{
    BIO *out = BIO_new(BIO_s_mem());
    ASN1_GENERALIZEDTIME_print(out, time);
    g_autoptr(GBytes) bytes = take_bio(out);
    BIO_free(out);
    gsize length = 0;
    const char *text = g_bytes_get_data(bytes, &length);
    return g_strndup(text ? text : "", length);
}

/* The imprint in the token is the statement's own, and the token's signature is right. */
static gboolean is_of_statement(TS_RESP *answer, const char *statement)
{
    guint8 digest[32];
    digest_statement(statement, digest);
    TS_TST_INFO *info = TS_RESP_get_tst_info(answer);
    TS_MSG_IMPRINT *imprint = info ? TS_TST_INFO_get_msg_imprint(info) : NULL;
    ASN1_OCTET_STRING *message = imprint ? TS_MSG_IMPRINT_get_msg(imprint) : NULL;
    return message && ASN1_STRING_length(message) == (int)sizeof digest &&
           memcmp(ASN1_STRING_get0_data(message), digest, sizeof digest) == 0;
}

static gboolean is_signed(TS_RESP *answer)
{
    PKCS7 *token = TS_RESP_get_token(answer);
    BIO *out = BIO_new(BIO_s_mem());
    gboolean is_good = token && PKCS7_verify(token, NULL, NULL, NULL, out, PKCS7_NOVERIFY) == 1;
    BIO_free(out);
    return is_good;
}

static char *name_authority(TS_RESP *answer)
{
    STACK_OF(X509) *signers = PKCS7_get0_signers(TS_RESP_get_token(answer), NULL, 0);
    X509 *signer = signers && sk_X509_num(signers) > 0 ? sk_X509_value(signers, 0) : NULL;
    char *name = signer ? name_subject(signer) : g_strdup("an unnamed authority");
    sk_X509_free(signers);
    return name;
}

char *audit_check_timestamp(const char *statement, GBytes *bytes, GError **error)
{
    gsize length = 0;
    const void *data = g_bytes_get_data(bytes, &length);
    BIO *in = open_text(data, length);
    TS_RESP *answer = d2i_TS_RESP_bio(in, NULL);
    char *words = NULL;
    if (!answer || !TS_RESP_get_token(answer))
        fail(error, "no answer of a timestamp authority, or a refusal");
    else if (!is_of_statement(answer, statement))
        fail(error, "the timestamp is of something else");
    else if (!is_signed(answer))
        fail(error, "the timestamp's signature is wrong");
    else {
        g_autofree char *time = print_time(TS_TST_INFO_get_time(TS_RESP_get_tst_info(answer)));
        g_autofree char *authority = name_authority(answer);
        words = g_strdup_printf("%s by %s", time, authority);
    }
    TS_RESP_free(answer);
    BIO_free(in);
    return words;
}
