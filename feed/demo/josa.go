package demo

import (
	"strings"
	"unicode/utf8"
)

// josa returns the form of a particle that follows a word: 을 after a consonant,
// 를 after a vowel. The particle is given in its form after a consonant.
func josa(word, particle string) string {
	final, rieul := ending(word)
	switch particle {
	case "은":
		return either(final, "은", "는")
	case "이":
		return either(final, "이", "가")
	case "을":
		return either(final, "을", "를")
	case "과":
		return either(final, "과", "와")
	case "으로":
		return either(final && !rieul, "으로", "로")
	case "이라":
		return either(final, "이라", "라")
	}
	return particle
}

func either(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

// ending says whether the last sound of a word is a consonant, and whether that
// is ㄹ. Quotation marks and brackets at the end are not heard.
func ending(word string) (final, rieul bool) {
	word = strings.TrimRight(word, "’”」』)]>'\" ")
	r, _ := utf8.DecodeLastRuneInString(word)
	switch {
	case r >= '가' && r <= '힣':
		t := (r - '가') % 28
		return t != 0, t == 8
	case r >= '0' && r <= '9': // 영 일 이 삼 사 오 육 칠 팔 구
		return strings.ContainsRune("013678", r), strings.ContainsRune("178", r)
	case strings.ContainsRune("LlMmNn", r): // 엘 엠 엔
		return true, r == 'L' || r == 'l'
	}
	return false, false
}
