package tui

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
)

// KeyMap is every key of the reader. Behaviour, the help screen and the tables
// in the README and in docs/keys.md all come from it.
//
// Each action has a key that no input method touches (an arrow, punctuation, a
// digit, Enter or a function key): with the Korean input method on, letters
// arrive as jamo, and although package keyboard turns them back, some input
// methods hold a letter until the next one is typed.
type KeyMap struct {
	Up, Down         key.Binding
	PageUp, PageDown key.Binding
	HalfUp, HalfDown key.Binding
	TenUp, TenDown   key.Binding
	First, Last      key.Binding

	Open, Back, Next, Previous key.Binding
	Command, Number, Digit     key.Binding

	Search, FindNext, FindPrevious key.Binding
	Order, SaveSearch              key.Binding
	Views, Fresh, Forget           key.Binding
	NextUnread, PreviousUnread     key.Binding
	MarkPage, MarkAbove, MarkAll   key.Binding
	ToggleRead, Star, Undo         key.Binding
	Versions, Sync                 key.Binding

	Refresh, Demo key.Binding
	Help, Redraw  key.Binding
	Suspend, Quit key.Binding
	QuitList      key.Binding // as Quit, but only where it does not mean back
}

// DefaultKeys is the keymap of a new installation.
func DefaultKeys() KeyMap {
	return KeyMap{
		Up:             bind("위로", "up", "k"),
		Down:           bind("아래로", "down", "j"),
		PageUp:         bind("이전 쪽", "pgup", "b", "[", "-"),
		PageDown:       bind("다음 쪽", "pgdown", " ", "f", "]"),
		HalfUp:         bind("반 쪽 위로", "u", "ctrl+u"),
		HalfDown:       bind("반 쪽 아래로", "d", "ctrl+d"),
		TenUp:          bind("이전 열 쪽", "{"),
		TenDown:        bind("다음 열 쪽", "}"),
		First:          bind("맨 앞", "home", "<", "g"),
		Last:           bind("맨 뒤", "end", ">", "G"),
		Open:           bind("소식 열기", "enter", "right", "l"),
		Back:           bind("목록으로", "esc", "backspace", "left", "h", "q"),
		Next:           bind("다음 소식", ".", "J"),
		Previous:       bind("이전 소식", ",", "K"),
		Command:        bind("쪽 번호로 가기 (:155)", ":"),
		Number:         bind("번호나 ID로 가기 (#20300)", "#"),
		Digit:          bind("그 번호의 소식 열기 (숫자 뒤 Enter, 숫자 뒤 g는 쪽)", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		Search:         bind("찾기", "/"),
		FindNext:       bind("다음 찾은 곳", "n", "f3"),
		FindPrevious:   bind("이전 찾은 곳", "N", "f15"),
		Order:          bind("최신순·제목에 있는 것 먼저", "="),
		SaveSearch:     bind("이 찾기를 이름으로 저장", "\""),
		Views:          bind("보기 고르기: 안 읽음, 별, 저장한 찾기 …", "\\"),
		Fresh:          bind("지난 접속 뒤의 소식만", "!"),
		Forget:         bind("저장한 찾기 지우기 (묻습니다)", "delete"),
		NextUnread:     bind("다음 안 읽은 소식", "tab"),
		PreviousUnread: bind("이전 안 읽은 소식", "shift+tab"),
		MarkPage:       bind("이 쪽을 모두 읽음으로", "%"),
		MarkAbove:      bind("여기까지 모두 읽음으로", "^"),
		MarkAll:        bind("전체를 읽음으로 (묻습니다)", "&"),
		Undo:           bind("읽음·별표 되돌리기 (열 번까지)", "~", "z"),
		Versions:       bind("고치기 전과 견주기", "v", "f12"),
		Sync:           bind("게시판 전체 받기, 그만두기", "f6"),
		ToggleRead:     bind("읽음 표시 바꾸기", "m", "+"),
		Star:           bind("별표 붙이기·떼기", "*"),
		Refresh:        bind("새로 고침", "r", "f5"),
		Demo:           bind("시험용 게시판 보기", "d", "f2"),
		Help:           bind("도움말", "?", "f1"),
		Redraw:         bind("화면 다시 그리기", "ctrl+l"),
		Suspend:        bind("잠시 멈추고 셸로", "ctrl+z"),
		Quit:           bind("끝내기", "Q", "f10", "ctrl+c"),
		QuitList:       bind("끝내기", "q"),
	}
}

// KeyGroup is a heading of the help screen with its keys.
type KeyGroup struct {
	Title    string
	Bindings []key.Binding
}

// The groups, in the order of Groups.
const (
	groupList = iota
	groupHits
	groupViews
	groupMenu
	groupSheet
	groupArticle
	groupBlank
	groupAlways
)

// Groups returns all keys in the order in which the help shows them.
func (k KeyMap) Groups() []KeyGroup {
	return []KeyGroup{
		groupList: {textKeysList, []key.Binding{k.Up, k.Down, k.PageDown, k.PageUp, k.TenDown, k.TenUp, k.First, k.Last,
			k.Open, k.Digit, k.Command, k.Number, k.Search, k.Views, k.Fresh, k.NextUnread, k.PreviousUnread,
			k.ToggleRead, k.Star, k.MarkPage, k.MarkAbove, k.MarkAll, k.Undo, k.Refresh, k.Sync, k.QuitList}},
		groupHits: {textKeysHits, []key.Binding{k.Up, k.Down, k.PageDown, k.PageUp, k.Open, k.Search, k.Order, k.SaveSearch,
			k.NextUnread, k.PreviousUnread, k.ToggleRead, k.Star, k.MarkPage, k.MarkAbove, k.MarkAll, k.Undo, k.Refresh, k.Back}},
		groupViews: {textKeysViews, []key.Binding{k.Up, k.Down, as(k.Open, "이 보기 열기"),
			as(k.Digit, "그 번호의 보기 열기"), as(k.Star, "새 소식 알림 켜기·끄기"), k.Forget, k.Back}},
		groupMenu: {textKeysMenu, []key.Binding{k.Up, k.Down, as(k.Open, "고르기"), as(k.Digit, "그 번호의 것 고르기"),
			as(k.Back, "돌아가기")}},
		groupSheet: {textKeysSheet, []key.Binding{k.Up, k.Down, k.PageDown, k.PageUp, k.First, k.Last, as(k.Back, "돌아가기")}},
		groupArticle: {textKeysArticle, []key.Binding{k.Up, k.Down, k.HalfDown, k.HalfUp, k.PageDown, k.PageUp, k.First, k.Last,
			k.Next, k.Previous, k.NextUnread, k.PreviousUnread, k.Search, k.FindNext, k.FindPrevious, k.Versions,
			k.ToggleRead, k.Star, k.Undo, k.Refresh, k.Sync, k.Back}},
		groupBlank:  {textKeysEmpty, []key.Binding{k.Refresh, k.Demo}},
		groupAlways: {textKeysAlways, []key.Binding{k.Help, k.Redraw, k.Suspend, k.Quit}},
	}
}

// as is a binding that means something else on another screen.
func as(b key.Binding, help string) key.Binding {
	b.SetHelp(b.Help().Key, help)
	return b
}

func bind(help string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(keyNames(keys), help))
}

// keyNames writes keys as a keyboard names them.
func keyNames(keys []string) string {
	if len(keys) == 10 && keys[0] == "0" {
		return "0–9"
	}
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = keyName(k)
	}
	return strings.Join(names, " ")
}

func keyName(k string) string {
	switch k {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case " ":
		return "Space"
	case "pgup":
		return "PgUp"
	case "pgdown":
		return "PgDn"
	case "shift+tab":
		return "Shift-Tab"
	case "f15":
		return "Shift-F3"
	}
	if len(k) == 1 {
		return k
	}
	if c, ok := strings.CutPrefix(k, "ctrl+"); ok {
		return "Ctrl-" + strings.ToUpper(c)
	}
	return strings.ToUpper(k[:1]) + k[1:]
}
