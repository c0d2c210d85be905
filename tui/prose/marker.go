package prose

import "regexp"

// listMarker is what authors of notices begin the entries of a list with. Signs
// of their own count without a space after them, those that may be part of a
// word or a number only with one: "3.2.~5.31." and "-10도" begin no list.
var listMarker = regexp.MustCompile(`^(?:` +
	`[▲△▴▵▼▽▶▷▸▹►◀◁◆◇◈■□▣▢▪▫●○◎◉◦∙•‣⁃※☞☛★☆✓✔❍❏♣♠♥♧ㆍ①-⑳㉠-㉻❶-❿➊-➓⓵-⓾] ?` +
	`|[·‧・–—―*+-] ` +
	`|[0-9]{1,3}[.)] ` +
	`|[가나다라마바사아자차카타파하][.)] ` +
	`|[a-zA-Z][.)] ` +
	`|[ⅰ-ⅿⅠ-Ⅿ]{1,3}[.)]? ` +
	`|\((?:[0-9]{1,3}|[가나다라마바사아자차카타파하]|[a-zA-Z])\) ` +
	`)`)

// marker returns what a line begins with if it is the marker of an entry of a
// list, with the space after it, else "".
func marker(line string) string { return listMarker.FindString(line) }
