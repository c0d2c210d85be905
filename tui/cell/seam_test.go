package cell

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A slash shows where a line ends.
func TestKoreanLines(t *testing.T) {
	for _, tt := range []struct {
		name, s string
		w       int
		want    string
	}{
		{"number and unit", "산불 피해 성금 200만 원을 기탁했다", 21, "산불 피해 성금/200만 원을 기탁했다"},
		{"two numbers", "예산은 모두 1억 2,000만 원이다", 18, "예산은 모두/1억 2,000만 원이다"},
		{"counted", "참여한 시민은 모두 30 명이다", 22, "참여한 시민은 모두/30 명이다"},
		{"a word in between", "약 200명이 참석한 총 6억 원 규모", 24, "약 200명이 참석한/총 6억 원 규모"},
		{"date", "접수 기간은 2026. 3. 2.(월)까지", 20, "접수 기간은/2026. 3. 2.(월)까지"},
		{"date in words", "시민과 함께 2026년 3월 2일 연다", 22, "시민과 함께/2026년 3월 2일 연다"},
		{"range", "운영 시간 09:00 ~ 18:00", 18, "운영 시간/09:00 ~ 18:00"},
		{"range without spaces", "운영 기간은 3.2.~5.31.", 20, "운영 기간은/3.2.~5.31."},
		{"day and time", "시민과 함께 3. 2.(월) 09:00에", 22, "시민과 함께/3. 2.(월) 09:00에"},
		{"half a day", "모두 모여 오전 9시 30분에", 18, "모두 모여/오전 9시 30분에"},
		{"telephone", "기획예산과 문의 031) 481-3028", 22, "기획예산과 문의/031) 481-3028"},
		{"telephone with spaces", "기획예산과로 031 - 481 - 3028", 24, "기획예산과로/031 - 481 - 3028"},
		{"telephone in a word", "기획예산과(031-481-3028)로", 20, "기획예산과/(031-481-3028)로"},
		{"too long to be kept whole", "가 2026. 3. 2.(월) 09:00 ~ 2026. 3. 31.(화) 18:00", 24, "가 2026. 3. 2.(월) 09:00/~ 2026. 3. 31.(화) 18:00"},
		{"a sign", "내용은 다음과 같다 ▲ 공연", 21, "내용은 다음과 같다/▲ 공연"},
		{"a sign alone", "※ 가나다라마바사아자차", 12, "※ 가나다라마/바사아자차"},
		{"closing", "그는 「청년 창업」을", 17, "그는 「청년/창업」을"},
		{"closing inside of a word", "안산시청년창업」", 14, "안산시청년/창업」"},
		{"ellipsis", "안산시청년창업…", 14, "안산시청년/창업…"},
		{"opening", "안산시청년 “창업”", 13, "안산시청년/“창업”"},
		{"a syllable alone", "인공지능시대를", 12, "인공지능시/대를"},
		{"a particle alone", "안산문화광장에서", 12, "안산문화광/장에서"},
		{"digits in a word", "제21회안산국제거리극축제2026개막", 26, "제21회안산국제거리극축제/2026개막"},
		{"joined words", "도시·농촌·어촌·산촌", 9, "도시·/농촌·/어촌·산촌"},
		{"unit sign", "공원 면적은 총 1,250㎡이다", 22, "공원 면적은/총 1,250㎡이다"},
		{"the number of a list", "1. 2026년 계획을 세운다", 14, "1. 2026년/계획을 세운다"},
		{"plain words", "안산시는 오는 봄 축제를 연다", 17, "안산시는 오는 봄/축제를 연다"},
	} {
		if got := strings.Join((Metrics{}).Wrap(tt.s, tt.w, 0), "/"); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// Lines that may be broken anywhere are full, but for what is read as one.
func TestAnywhere(t *testing.T) {
	for _, tt := range []struct{ s, want string }{
		{"안산시는 오는 봄 축제를 연다", "안산시는 오는 봄 축/제를 연다"},
		{"산불 피해 성금 전달 200만 원을", "산불 피해 성금 전달/200만 원을"},
		{"안산시 문화광장 앞에서 연다", "안산시 문화광장/앞에서 연다"},
		{"가 나 다 라 마 바 사 아 자 차", "가 나 다 라 마 바/사 아 자 차"},
		{"https://www.ansan.go.kr/www/index.do", "https://www.ansan.g/o.kr/www/index.do"},
	} {
		if got := strings.Join((Metrics{}).BreakAs(Anywhere, tt.s, 19, 0).Lines, "/"); got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
}

// Styles do not move line ends.
func TestSeamsSeePastStyles(t *testing.T) {
	const s = "오는 2026. 3. 2.(월) 오전 9시 30분에 200만 원을 안산문화광장에서전달한다"
	for w := 4; w < 60; w++ {
		for _, how := range []Wrapping{Words, Anywhere} {
			plain := (Metrics{}).BreakAs(how, s, w, 0).Lines
			styled := ""
			for _, r := range s {
				styled += "\x1b[1m" + string(r) + "\x1b[0m"
			}
			var bare []string
			for _, line := range (Metrics{}).BreakAs(how, styled, w, 0).Lines {
				bare = append(bare, Plain(line))
			}
			if diff := cmp.Diff(plain, bare); diff != "" {
				t.Errorf("at %d: %s", w, diff)
			}
		}
	}
}
