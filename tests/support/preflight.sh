#!/bin/sh
# preflight.sh LIST: checks the PDFs named in the file LIST, one a line, for PDF/A-1b with Apache PDFBox
# (Debian: libpdfbox2-java and what packages.txt names beside it). Prints what is wrong; 0 all valid,
# 1 a fault, 77 preflight or Java is not installed.
jars=${PREFLIGHT_JARS:-/usr/share/java}
path=
for jar in preflight pdfbox2 xmpbox fontbox2 commons-logging commons-io javax.activation jaxb-api; do
    [ -e "$jars/$jar.jar" ] || { echo "no $jars/$jar.jar: PDF/A not checked"; exit 77; }
    path=$path:$jars/$jar.jar
done
command -v java >/dev/null || { echo "no java: PDF/A not checked"; exit 77; }
[ -s "$1" ] || { echo "no PDF to check"; exit 1; }
java -cp "${path#:}" org.apache.pdfbox.preflight.Validator_A1b xml group "$1" >/dev/null 2>&1
report=$1.preflight.xml
[ -s "$report" ] || { echo "preflight wrote no report"; exit 1; }
valid=$(grep -c '<isValid type="PDF/A1-b">true' "$report")
wanted=$(grep -c . "$1")
[ "$valid" = "$wanted" ] && { echo "$valid of $wanted are PDF/A-1b"; exit 0; }
grep -E 'preflight name|isValid|<(code|details|page)>' "$report"
echo "$valid of $wanted are PDF/A-1b"
exit 1
