package demo

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// angle is what a press release is about: how its title, its first sentence and
// the others may read. story.fill says what the slots mean.
type angle struct{ titles, leads, details []string }

var (
	happening = angle{
		titles: []string{
			"안산시, {event} {action}",
			"안산시‘{event}’{action}… {slogan}",
			"안산시, ‘{event}’ {action}… {slogan}",
			"안산시 {dept}, {event} {action}",
			"{event} {action}… {slogan}",
			"안산시, {year}년 {event} {action}…{slogan}",
			"“{slogan}” 안산시, {event} {action}",
			"안산시, {mm}월 {event} {action} · {event2} 병행",
		},
		leads: []string{
			"안산시는 {purpose} ‘{event}’{:을} {m}월부터 추진한다고 {dd}일 밝혔다.",
			"안산시 {dept:은} {purpose} {event} 관련 계획을 마련했다고 {dd}일 밝혔다.",
			"안산시가 {purpose} 마련한 ‘{event}’{:이} 시민들의 큰 호응을 얻고 있다.",
		},
		details: details,
	}
	local = angle{
		titles: []string{
			"안산시 {dong}, {event} {action}",
			"안산시 {dong} 행정복지센터, 시민과 함께하는‘{event}’{action}",
			"{place}서 {event} {action}",
		},
		leads: []string{
			"안산시 {dong} 행정복지센터는 {group:과} 함께 {event:을} 진행했다고 {dd}일 밝혔다.",
			"안산시 {dept:은} 지난 {dd}일 {place}에서 {event} 관련 행사를 열었다고 밝혔다.",
		},
		details: details,
	}
	together = angle{
		titles: []string{
			"안산시-{partner}, {event} ‘맞손’",
			"안산시, {partner:과} 함께 {event} {action}",
		},
		leads:   []string{"안산시는 {partner:과} 손잡고 {event:을} 본격적으로 운영한다고 {dd}일 밝혔다."},
		details: details,
	}
	giving = angle{
		titles: []string{
			"안산시 {dong} {group}, {gift} 전달",
			"안산시 {dong} {group}, 이웃돕기 {gift} 기탁… {slogan}",
		},
		leads:   []string{"안산시 {dong} {group:은} 어려운 이웃을 위해 써달라며 {gift:을} 안산시에 기탁했다고 {dd}일 밝혔다."},
		details: kindnesses,
	}
)

// angles are in the shares in which the press office takes them.
var angles = []angle{happening, happening, happening, local, together, giving}

// notices are the titles of what departments put up.
var notices = []string{
	"{year}년 {event} {call} 안내",
	"[안내] {event} {call}",
	"「{event}」 {call} 공고(제{year}-{nnnn}호)",
	"▲{event} ▲{event2} 일정 안내({m}.{d}.~{m2}.{d2}.)",
	"■ {dept} ■ {event} {call}",
	"{year}년도 제{n}회 {event} {call} 공고",
	"① {event} ② {event2} 통합 안내",
	"{dong} 일원 {nn},{nnn}㎡ {event} 열람 공고",
	"㈜안산그린에너지(가칭) {dong} 사업에 따른 의견 청취",
	"{place} 일대 교통 통제 안내({yy}. {m}. {d}. 09:00~18:00)",
	"수돗물 단수 안내 · {dong} 일부({n}시간)",
}

// oddities are what a content system lets through, one in a few dozen notices.
var oddities = []func(d dice, title string) string{
	func(_ dice, t string) string { return "<안내> " + t },
	func(d dice, t string) string { return t + " <" + d.of(places) + ">" },
	func(_ dice, t string) string { return strings.Replace(t, " ", " & ", 1) },
	func(_ dice, t string) string { return `"` + t + `" 추진` },
	func(d dice, t string) string {
		return d.of([]string{"🎉", "📢", "🌸", "👨‍👩‍👧", "☔️"}) + " " + t
	},
	func(d dice, t string) string { return t + " " + d.of([]string{"😊", "🏆", "🇰🇷", "❤️"}) },
	func(_ dice, t string) string { return norm.NFD.String(t) },
	func(_ dice, t string) string { return wide(t) },
	func(_ dice, t string) string { return "\ufeff" + strings.Replace(t, ",", ",\u200b", 1) },
	func(_ dice, t string) string { return strings.ReplaceAll(t, " ", "\u3000") },
	func(_ dice, t string) string { return strings.Replace(t, " ", "\u00a0\u00a0 ", 1) + "\u00ad" },
	func(_ dice, t string) string { return strings.Replace(t, " ", "\t\v ", 1) },
	func(_ dice, t string) string { return t + " ﾊﾝｶｸ ﾃｽﾄ 안내(일본어)" },
	func(_ dice, t string) string { return t + " &amp; Q&A" },
	func(_ dice, t string) string { return "🄰🄸 ❝" + t + "❞ ⓒ안산시" },
	func(_ dice, t string) string { return t + " 1/2 ½ Ⅲ ℃ №3" },
}

// shorts are titles as short as staff make them.
var shorts = []string{"공고", "단수 안내", "휴관 안내", "AI", "채용 공고(1명)", "정정", "민방위 훈련"}

// titled makes the title of a notice.
func titled(s *story, number int) string {
	d := throw(number, forOddity)
	pattern := s.dice.of(s.angle.titles)
	if s.form == announcement || s.form == poster {
		pattern = s.dice.of(notices)
	}
	title := s.fill(pattern)
	switch roll := d.below(1000); {
	case roll < 6:
		return d.of(shorts)
	case roll < 25:
		return long(s, title)
	case roll < 70:
		return oddities[d.below(len(oddities))](d, title)
	}
	return title
}

// long joins clauses until the title has about as many letters as the content
// system allows, 120.
func long(s *story, title string) string {
	for len([]rune(title)) < 85 {
		title += s.fill("… {event} {action} 및 {slogan}")
	}
	if r := []rune(title); len(r) > 120 {
		title = strings.TrimRight(string(r[:119]), " …(‘") + "등"
	}
	return title
}

// wide turns the ASCII of a text into full-width forms.
func wide(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r + 0xfee0
		}
		return r
	}, s)
}
