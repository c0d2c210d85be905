package tui

import tea "github.com/charmbracelet/bubbletea"

// plainCommand is a command: its names, letters and words, with what stands after
// them, and what it does.
type plainCommand struct {
	names    []string // small letters; the help shows the first two
	argument string   // as the help calls it, "" where there is none
	help     string
	do       func(p *plain, argument string) tea.Cmd
}

// plainGroup is a part of the help.
type plainGroup struct {
	title    string
	commands []plainCommand
}

// plainCommands are all commands in the order of the help. A letter means what it
// meant in the old services where they agreed, and else what the prompt says.
func plainCommands() []plainGroup {
	return []plainGroup{
		{textPlainMoving, plainMoving()}, {textPlainFinding, plainFinding()}, {textPlainMarks, plainMarks()},
		{textPlainReading, plainReading()}, {textPlainOthers, plainOthers()},
	}
}

func plainMoving() []plainCommand {
	return []plainCommand{
		{[]string{textPlainNumber}, "", textPlainOpens, nil},
		{[]string{"Enter"}, "", textPlainMore, nil},
		{[]string{"n", "다음", "next"}, "", textPlainNext, (*plain).onward},
		{[]string{"p", "앞", "이전"}, "", textPlainPrevious, (*plain).backward},
		{[]string{"f", "다음쪽", "]"}, "", textPlainForward, (*plain).pageOn},
		{[]string{"b", "앞쪽", "이전쪽", "["}, "", textPlainBack, (*plain).pageBack},
		{[]string{"a", "다음소식", "."}, "", textPlainNextNotice, func(p *plain, _ string) tea.Cmd { return p.stepTo(1) }},
		{[]string{"앞소식", "이전소식", ","}, "", textPlainPreviousNotice, func(p *plain, _ string) tea.Cmd { return p.stepTo(-1) }},
		{[]string{"u", "안읽음", "다음안읽음"}, "", textPlainNextUnread, func(p *plain, _ string) tea.Cmd { return p.unreadTo(1) }},
		{[]string{"앞안읽음", "이전안읽음"}, "", textPlainPreviousUnread, func(p *plain, _ string) tea.Cmd { return p.unreadTo(-1) }},
		{[]string{"l", "뒤로"}, "", textPlainUp, (*plain).up},
		{[]string{"목록"}, "", textPlainList, (*plain).toList},
		{[]string{"t", "처음"}, "", textPlainTop, (*plain).top},
		{[]string{"쪽", "page", ":"}, textPlainPage, textPlainToPage, (*plain).toPage},
		{[]string{"ls", "#", "번호"}, textPlainNumber, textPlainToNumber, (*plain).toNumber},
		{[]string{"z", "다시"}, "", textPlainAgain, (*plain).tellAgain},
	}
}

func plainFinding() []plainCommand {
	return []plainCommand{
		{[]string{"찾기", "/", "k"}, textPlainWords, textPlainFind, (*plain).find},
		{[]string{"앞찾기", "이전찾기"}, "", textPlainFindBack, (*plain).findBack},
		{[]string{"lt", "제목"}, textPlainWord, textPlainInTitle, func(p *plain, a string) tea.Cmd { return p.searchIn("제목", a) }},
		{[]string{"li", "작성자"}, textPlainWord, textPlainInAuthor, func(p *plain, a string) tea.Cmd { return p.searchIn("작성자", a) }},
		{[]string{"ld", "날짜"}, textPlainDay, textPlainUntil, (*plain).until},
		{[]string{"보기", "\\"}, "", textPlainViews, func(p *plain, _ string) tea.Cmd { return p.inTable(p.keys.Views) }},
		{[]string{"go", "가기"}, textPlainView, textPlainGo, (*plain).goTo},
		{[]string{"새소식", "!"}, "", textPlainFresh, func(p *plain, _ string) tea.Cmd { return p.inTable(p.keys.Fresh) }},
		{[]string{"순서", "="}, "", textPlainOrder, func(p *plain, _ string) tea.Cmd { return p.inTable(p.keys.Order) }},
		{[]string{"저장", "\""}, textPlainName, textPlainSave, (*plain).save},
		{[]string{"지우기"}, textPlainNumber, textPlainForget, (*plain).forgetView},
	}
}

func plainMarks() []plainCommand {
	return []plainCommand{
		{[]string{"별", "*", "별표"}, textPlainNumber, textPlainStar, func(p *plain, a string) tea.Cmd { return p.onRow(a, p.keys.Star) }},
		{[]string{"읽음", "+", "m"}, textPlainNumber, textPlainRead, func(p *plain, a string) tea.Cmd { return p.onRow(a, p.keys.ToggleRead) }},
		{[]string{"쪽읽음", "%"}, "", textPlainPageRead, func(p *plain, _ string) tea.Cmd { return p.inTable(p.keys.MarkPage) }},
		{[]string{"여기까지읽음", "^"}, textPlainNumber, textPlainAboveRead, func(p *plain, a string) tea.Cmd { return p.onRow(a, p.keys.MarkAbove) }},
		{[]string{"모두읽음", "&"}, "", textPlainAllRead, func(p *plain, _ string) tea.Cmd { return p.inTable(p.keys.MarkAll) }},
		{[]string{"되돌리기", "~"}, "", textPlainUndo, func(p *plain, _ string) tea.Cmd { return p.undo() }},
	}
}

func plainReading() []plainCommand {
	return []plainCommand{
		{[]string{"pr", "이어읽기"}, textPlainNumber, textPlainReadOn, (*plain).readOn},
		{[]string{"v", "고침"}, "", textPlainVersions, func(p *plain, _ string) tea.Cmd { return p.inArticle(p.keys.Versions) }},
		{[]string{"c", "카드"}, "", textPlainFacts, func(p *plain, _ string) tea.Cmd { return p.inArticle(p.keys.Facts) }},
		{[]string{"dn", "첨부", "@"}, textPlainNumber, textPlainAttachments, func(p *plain, a string) tea.Cmd { return p.choose(p.keys.Files, a) }},
		{[]string{"링크", ";"}, textPlainNumber, textPlainLinks, func(p *plain, a string) tea.Cmd { return p.choose(p.keys.Links, a) }},
		{[]string{"공유", "s"}, textPlainNumber, textPlainShare, func(p *plain, a string) tea.Cmd { return p.onRow(a, p.keys.Share) }},
		{[]string{"복사", "y"}, textPlainNumber, textPlainCopy, func(p *plain, a string) tea.Cmd { return p.onRow(a, p.keys.CopyAddress) }},
		{[]string{"인쇄", "프린터"}, textPlainNumber, textPlainPrint, func(p *plain, a string) tea.Cmd { return p.onRow(a, p.keys.Print) }},
	}
}

func plainOthers() []plainCommand {
	return []plainCommand{
		{[]string{"r", "새로고침", "새로"}, "", textPlainRefresh, func(p *plain, _ string) tea.Cmd { return p.press(p.keys.Refresh) }},
		{[]string{"받기", "sync"}, "", textPlainSync, func(p *plain, _ string) tea.Cmd { return p.toggleSync(false) }},
		{[]string{"본문받기"}, "", textPlainSyncAll, func(p *plain, _ string) tea.Cmd { return p.toggleSync(true) }},
		{[]string{"그만두기", "그만"}, "", textPlainStop, (*plain).stop},
		{[]string{"시험"}, "", textPlainDemo, func(p *plain, _ string) tea.Cmd { return p.press(p.keys.Demo) }},
		{[]string{"글쇠", "key"}, textPlainKey, textPlainKeys, (*plain).pressNamed},
		{[]string{"h", "도움말", "?"}, "", textPlainHelp, (*plain).tellHelp},
		{[]string{"x", "끝", "q"}, "", textPlainLeave, func(p *plain, _ string) tea.Cmd { return p.quit() }},
	}
}
