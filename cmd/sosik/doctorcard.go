package main

import (
	"city/sosik/feed"
	"city/sosik/tui/cell"
)

// sample is a text on the test card.
type sample struct {
	name string // Korean
	text string // as a board may send it
	sent string // as feed.Clean leaves it, and as the reader shows it

	// The cells that the terminal gave them, -1 if that is not known.
	measured, measuredSent int

	used int // the cells that the reader gives sent
}

// agrees says that what the reader shows is as wide as the reader thinks.
func (s sample) agrees() bool { return s.measuredSent < 0 || s.measuredSent == s.used }

// The samples that the diagnosis looks at.
const (
	sampleHangul = "가"
	sampleEmoji  = "📎"
	sampleNFD    = "\u1100\u1161\u11a8"
)

// card is the test card: what notices are full of, and what terminals quarrel
// about.
func card() []sample {
	samples := []sample{
		{name: "한글", text: sampleHangul},
		{name: "자모", text: "ㅋ"},
		{name: "세모", text: "▲"},
		{name: "작은따옴표", text: "‘’"},
		{name: "큰따옴표", text: "“”"},
		{name: "줄임표", text: "…"},
		{name: "가운뎃점", text: "·"},
		{name: "가로줄", text: "─"},
		{name: "세로줄", text: "│"},
		{name: "원 숫자", text: "①"},
		{name: "단위", text: "㎡"},
		{name: "괄호 글자", text: "㈜"},
		{name: "전각", text: "Ａ"},
		{name: "풀어쓴 한글(NFD)", text: sampleNFD},
		{name: "이모지", text: sampleEmoji},
		{name: "국기", text: "🇰🇷"},
		{name: "이은 이모지", text: "👨\u200d👩\u200d👧"},
		{name: "모양 고르개", text: "⚠\ufe0f"},
		{name: "키캡", text: "1\ufe0f\u20e3"},
		{name: "살빛", text: "👍🏽"},
		{name: "새 이모지", text: "🥲"},
		{name: "폭 없는 빈칸", text: "가\u200b나"},
		{name: "숨은 붙임표", text: "가\u00ad나"},
	}
	for i := range samples {
		samples[i].sent = feed.Clean(samples[i].text)
		samples[i].measured, samples[i].measuredSent = -1, -1
	}
	return samples
}

// texts are what is to be measured: each text as it is and as it is sent.
func texts(samples []sample) []string {
	all := make([]string, 0, 2*len(samples))
	for _, s := range samples {
		all = append(all, s.text, s.sent)
	}
	return all
}

// measure fills in the widths.
func (x *examination) measure() {
	for i := range x.samples {
		s := &x.samples[i]
		s.used = x.metrics.Width(s.sent)
		if len(x.probe.Widths) == 2*len(x.samples) {
			s.measured, s.measuredSent = x.probe.Widths[2*i], x.probe.Widths[2*i+1]
		}
	}
}

// measuredAs is the width of a sample, -1 if it is not known.
func (x *examination) measuredAs(text string) int {
	for _, s := range x.samples {
		if s.text == text {
			return s.measuredSent
		}
	}
	return -1
}

// crooked are the samples that are not as wide as the reader thinks, apart from
// those that a finding of their own is about.
func (x *examination) crooked() []string {
	var names []string
	for _, s := range x.samples {
		if !s.agrees() && s.text != sampleHangul && s.text != sampleEmoji && !ambiguousText(s.sent) {
			names = append(names, s.name)
		}
	}
	return names
}

// ambiguousText says that a text is as wide as the setting says.
func ambiguousText(s string) bool {
	return cell.Metrics{Ambiguous: 1}.Width(s) != cell.Metrics{Ambiguous: 2}.Width(s)
}

// cleanVariable makes a variable fit to be shown. What only says where somebody
// comes from becomes a plain yes.
func cleanVariable(name, value string) string {
	value = feed.Clean(value)
	switch name {
	case "SSH_CONNECTION", "SSH_TTY", "WT_SESSION", "TMUX", "STY":
		if value != "" {
			return yes
		}
	}
	return value
}
