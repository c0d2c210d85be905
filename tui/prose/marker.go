package prose

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// listMarker is what authors of notices begin the entries of a list with. Signs
// of their own count without a space after them, those that may be part of a
// word or a number only with one: "3.2.~5.31." and "-10도" begin no list.
var listMarker = regexp.MustCompile(`^(?:` +
	`[▲△▴▵▼▽▶▷▸▹►◀◁◆◇◈■□▣▢▪▫●○◎◉◦∙•‣⁃⦁⚫※☞☛➜➡➢➤⇒★☆✓✔✱❍❏❑♣♠♥♧ㆍ①-⑳㉠-㉻❶-❿➀-➓⓵-⓾] ?` +
	`|(?:#{1,3}|\*{2,3}) ` +
	`|[·‧・–—―*+oOοΟㅇㅁ→－-] ` +
	`|[0-9]{1,3}[.)] ` +
	`|[0-9]{1,2}(?:[-.][0-9]{1,2}){1,2}[.)] ` +
	`|[가나다라마바사아자차카타파하][.)] ` +
	`|[a-zA-Z][.)] ` +
	`|[ⅰ-ⅿⅠ-Ⅿ]{1,3}[.)]? ` +
	`|\((?:[0-9]{1,2}|[가나다라마바사아자차카타파하]|[a-zA-Z])\) ` +
	`)`)

// marker returns what a line begins with if it is the marker of an entry of a
// list, with the space after it, else "".
func marker(line string) string { return listMarker.FindString(line) }

var (
	headSign  = regexp.MustCompile(`^[■▣◼□❏❑▢◆◈] ?\S`)
	headFrame = regexp.MustCompile(`^(?:【[^】]+】|<[^>]+>|＜[^＞]+＞|\[[^\]]+\])$`)
)

// maxHeadline is how many letters a line may have that stands over others.
const maxHeadline = 32

// headline says that authors mean a line as a heading: a few words after ■ or in
// a frame of brackets, that are no sentence and tell no value.
func headline(line string) bool {
	if utf8.RuneCountInString(line) > maxHeadline {
		return false
	}
	if headFrame.MatchString(line) {
		return true
	}
	return headSign.MatchString(line) && !strings.ContainsAny(line, ":：~") &&
		!strings.ContainsAny(line[len(line)-1:], ".,;") && !strings.HasSuffix(line, "다")
}
