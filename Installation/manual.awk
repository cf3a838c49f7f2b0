# Manual pages as readers expect them, from those of the argument parser's `generate-manual`: pages are called gradcheck-check;
# examples and the exit status are parts of the description, line by line; what is for this program's own use has no page.
function literal(on) {
  if (on != inside) print (on ? ".Bd -literal -compact" : ".Ed")
  inside = on
}
/^\.Xr/ {
  name = $2
  gsub(/\./, "-", name)
  if (name !~ /-(help|host-library)$/) pages = pages (pages == "" ? "" : " ,\n") ".Xr " name " 1"
  next
}
/^\.Sh "EXIT STATUS"/ || /^\.Ex/ { next }
/^\.Sh "SEE ALSO"/ { next }
/^\.Dt/ { gsub(/\./, "-", $2); print ".Dt " $2 " " $3; next }
/^\.Sh/ { part = $2 }
{ gsub(/\.\.\.\.\.\./, "...") }
part == "DESCRIPTION" {
  literal(/^  /)
  if (/^\.Bl/ && !listed) { print ".Ss Options"; listed = 1 }
  if (/^$/) { print ".Pp"; next }
  if (/^EXAMPLES$/) { print ".Ss Examples"; next }
  if (/^EXIT STATUS$/) { print ".Ss Exit status"; next }
}
{ print }
END { if (pages != "") print ".Sh SEE ALSO\n" pages }
