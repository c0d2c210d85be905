package tui

import (
	"maps"
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/key"

	"city/sosik/tui/keyboard"
)

// KeyMap is every key of the reader, by what it does. A new action is a field
// here and a line in actions, and nothing else: behaviour, the help screen, the
// hints, the settings and the tables in the README and in docs/keys.md all come
// from the two.
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
	Versions, Sync, Files          key.Binding
	Pictures, Links, Browse, Facts key.Binding
	Share, CopyAddress, Print      key.Binding

	Refresh, Demo key.Binding
	Help, Redraw  key.Binding
	Suspend, Quit key.Binding
	QuitList      key.Binding // as Quit, but only where it does not mean back
}

// scope is on which screens an action works. Two that have one in common cannot
// have the same key.
type scope uint

const (
	inList scope = 1 << iota
	inHits
	inViews
	inMenu
	inSheet
	inArticle
	inBlank
	inHelp
	inTables  = inList | inHits
	inPages   = inTables | inArticle // where notices are
	inChoices = inViews | inMenu     // where one of several is chosen
	allScopes = inPages | inChoices | inSheet | inBlank | inHelp
	inRows    = allScopes &^ inBlank // where there is something to move in
)

// action is a line of the table of keys.
type action struct {
	name    string // in the settings: page_down. It never changes
	help    string // Korean: what it does
	on      scope
	of      func(*KeyMap) *key.Binding
	keys    []string // of a new installation, as Bubble Tea calls them
	drastic bool     // marks many, deletes or quits
	also    map[scope]string
}

// act is an action that is what it says on all its screens.
func act(name, help string, on scope, of func(*KeyMap) *key.Binding, keys ...string) action {
	return action{name: name, help: help, on: on, of: of, keys: keys}
}

// grave says that the action does what a slip of the finger must not.
func (a action) grave() action { a.drastic = true; return a }

// but says what the action is called on one screen.
func (a action) but(on scope, help string) action {
	also := map[scope]string{on: help}
	maps.Copy(also, a.also)
	a.also = also
	return a
}

// onScreen is what the action is called on a screen.
func (a action) onScreen(s scope) string {
	if help, ok := a.also[s]; ok {
		return help
	}
	return a.help
}

// actions lists every action once, in the order of the help.
//
// Each has a key that no input method touches (an arrow, punctuation, a digit,
// Enter, Ctrl or a function key): with the Korean input method on, letters
// arrive as jamo, and although package keyboard turns them back, some input
// methods hold a letter until the next one is typed. No capital is the only key
// of anything: but for Q W E R T O P it arrives there as the small letter. Tests
// prove both.
func actions() []action { return slices.Concat(moving(), reaching(), doing(), always()) }

// moving are the actions that move on a screen.
func moving() []action {
	return []action{
		act("up", "위로", inRows, func(k *KeyMap) *key.Binding { return &k.Up }, "up", "k"),
		act("down", "아래로", inRows, func(k *KeyMap) *key.Binding { return &k.Down }, "down", "j"),
		act("half_page_down", "반 쪽 아래로", inArticle, func(k *KeyMap) *key.Binding { return &k.HalfDown }, "d", "ctrl+d"),
		act("half_page_up", "반 쪽 위로", inArticle, func(k *KeyMap) *key.Binding { return &k.HalfUp }, "u", "ctrl+u"),
		act("page_down", "다음 쪽", inRows, func(k *KeyMap) *key.Binding { return &k.PageDown }, "pgdown", " ", "f", "]"),
		act("page_up", "이전 쪽", inRows, func(k *KeyMap) *key.Binding { return &k.PageUp }, "pgup", "b", "[", "-"),
		act("ten_pages_down", "다음 열 쪽", inTables|inChoices, func(k *KeyMap) *key.Binding { return &k.TenDown }, "}"),
		act("ten_pages_up", "이전 열 쪽", inTables|inChoices, func(k *KeyMap) *key.Binding { return &k.TenUp }, "{"),
		act("first", "맨 앞", inRows, func(k *KeyMap) *key.Binding { return &k.First }, "home", "<", "g"),
		act("last", "맨 뒤", inRows, func(k *KeyMap) *key.Binding { return &k.Last }, "end", ">", "G"),
	}
}

// reaching are those that lead to notices and find them.
func reaching() []action {
	return []action{
		act("open", "소식 열기", inTables|inChoices, func(k *KeyMap) *key.Binding { return &k.Open }, "enter", "right", "l").
			but(inViews, "이 보기 열기").but(inMenu, "고르기"),
		act("digit", "그 번호의 소식 열기 (숫자 뒤 Enter, 숫자 뒤 g는 쪽)", inTables|inChoices|inArticle, func(k *KeyMap) *key.Binding { return &k.Digit },
			"0", "1", "2", "3", "4", "5", "6", "7", "8", "9").
			but(inViews, "그 번호의 보기 열기").but(inMenu, "그 번호의 것 고르기").but(inArticle, "그 번호의 링크 열기 (숫자 뒤 Enter)"),
		act("next", "다음 소식", inArticle|inSheet, func(k *KeyMap) *key.Binding { return &k.Next }, ".", "J").but(inSheet, "다음 그림"),
		act("previous", "이전 소식", inArticle|inSheet, func(k *KeyMap) *key.Binding { return &k.Previous }, ",", "K").but(inSheet, "이전 그림"),
		act("go_to_page", "쪽 번호로 가기 (예: 155)", inTables, func(k *KeyMap) *key.Binding { return &k.Command }, ":"),
		act("go_to_number", "번호나 ID로 가기 (예: 20300)", inTables, func(k *KeyMap) *key.Binding { return &k.Number }, "#"),
		act("search", "찾기", inPages, func(k *KeyMap) *key.Binding { return &k.Search }, "/"),
		act("find_next", "다음 찾은 곳", inArticle, func(k *KeyMap) *key.Binding { return &k.FindNext }, "n", "f3"),
		act("find_previous", "이전 찾은 곳", inArticle, func(k *KeyMap) *key.Binding { return &k.FindPrevious }, "N", "f15"),
		act("order", "최신순·제목에 있는 것 먼저", inHits, func(k *KeyMap) *key.Binding { return &k.Order }, "="),
		act("save_search", "이 찾기를 이름으로 저장", inHits, func(k *KeyMap) *key.Binding { return &k.SaveSearch }, "\""),
		act("views", "보기 고르기: 안 읽음, 별, 저장한 찾기 …", inTables|inViews, func(k *KeyMap) *key.Binding { return &k.Views }, "\\").but(inViews, "보기를 그대로 두고 닫기"),
		act("fresh", "지난 접속 뒤의 소식만", inTables, func(k *KeyMap) *key.Binding { return &k.Fresh }, "!"),
		act("next_unread", "다음 안 읽은 소식", inPages, func(k *KeyMap) *key.Binding { return &k.NextUnread }, "tab"),
		act("previous_unread", "이전 안 읽은 소식", inPages, func(k *KeyMap) *key.Binding { return &k.PreviousUnread }, "shift+tab"),
	}
}

// doing are those that do something with notices.
func doing() []action {
	return []action{
		act("toggle_read", "읽음 표시 바꾸기", inPages, func(k *KeyMap) *key.Binding { return &k.ToggleRead }, "m", "+"),
		act("star", "별표 붙이기·떼기", inPages|inViews, func(k *KeyMap) *key.Binding { return &k.Star }, "*").but(inViews, "새 소식 알림 켜기·끄기"),
		act("forget_search", "저장한 찾기 지우기 (묻습니다)", inViews, func(k *KeyMap) *key.Binding { return &k.Forget }, "delete").grave(),
		act("mark_page", "이 쪽을 모두 읽음으로", inTables, func(k *KeyMap) *key.Binding { return &k.MarkPage }, "%").grave(),
		act("mark_above", "여기까지 모두 읽음으로", inTables, func(k *KeyMap) *key.Binding { return &k.MarkAbove }, "^").grave(),
		act("mark_all", "전체를 읽음으로 (묻습니다)", inTables, func(k *KeyMap) *key.Binding { return &k.MarkAll }, "&").grave(),
		act("undo", "읽음·별표 되돌리기 (열 번까지)", inPages, func(k *KeyMap) *key.Binding { return &k.Undo }, "~", "z"),
		act("share", "공유하기: 주소, 인용, QR 코드, 메일", inPages, func(k *KeyMap) *key.Binding { return &k.Share }, "s", "S", "f8"),
		act("copy_address", "주소 복사", inPages, func(k *KeyMap) *key.Binding { return &k.CopyAddress }, "y", "f4"),
		act("print", "프린터: PDF·HTML로 저장하거나 인쇄", inPages, func(k *KeyMap) *key.Binding { return &k.Print }, "p", "P", "f7"),
		act("versions", "고치기 전과 견주기", inArticle, func(k *KeyMap) *key.Binding { return &k.Versions }, "v", "f12"),
		act("pictures", "그림 보기", inArticle, func(k *KeyMap) *key.Binding { return &k.Pictures }, "i", "$"),
		act("links", "글의 링크 고르기", inArticle, func(k *KeyMap) *key.Binding { return &k.Links }, ";"),
		act("browse", "브라우저로 열기", inPages, func(k *KeyMap) *key.Binding { return &k.Browse }, "o", "f9"),
		act("facts", "본문에서 찾은 기간·장소·문의 보기", inArticle, func(k *KeyMap) *key.Binding { return &k.Facts }, "c", "_"),
		act("attachments", "첨부파일 보기·저장", inArticle, func(k *KeyMap) *key.Binding { return &k.Files }, "a", "@"),
	}
}

// always are those that concern the board and the reader as a whole.
func always() []action {
	return []action{
		act("refresh", "새로 고침", inPages|inBlank, func(k *KeyMap) *key.Binding { return &k.Refresh }, "r", "f5").but(inBlank, textTryAgain),
		act("demo", "시험용 게시판 보기", inBlank, func(k *KeyMap) *key.Binding { return &k.Demo }, "d", "f2"),
		act("sync", "게시판 전체 받기, 그만두기", inPages, func(k *KeyMap) *key.Binding { return &k.Sync }, "f6"),
		act("back", "목록으로", inHits|inChoices|inSheet|inArticle|inHelp, func(k *KeyMap) *key.Binding { return &k.Back }, "esc", "backspace", "left", "h", "q").
			but(inMenu, textHintBack).but(inSheet, textHintBack),
		act("quit_list", "끝내기", inList|inBlank, func(k *KeyMap) *key.Binding { return &k.QuitList }, "q").grave(),
		act("help", "도움말", allScopes, func(k *KeyMap) *key.Binding { return &k.Help }, "?", "f1"),
		act("redraw", "화면 다시 그리기", allScopes, func(k *KeyMap) *key.Binding { return &k.Redraw }, "ctrl+l"),
		act("suspend", "잠시 멈추고 셸로", allScopes, func(k *KeyMap) *key.Binding { return &k.Suspend }, "ctrl+z"),
		act("quit", "끝내기", allScopes, func(k *KeyMap) *key.Binding { return &k.Quit }, "Q", "f10", "ctrl+c").grave(),
	}
}

// DefaultKeys is the keymap of a new installation.
func DefaultKeys() KeyMap {
	var k KeyMap
	for _, a := range actions() {
		*a.of(&k) = bind(a.help, a.keys...)
	}
	return k
}

// Key is an action with its keys, as a table of keys shows it.
type Key struct {
	Action string // in the settings
	key.Binding
}

// KeyGroup is a heading of the help screen with its keys.
type KeyGroup struct {
	Title string
	Keys  []Key
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
	groups := []KeyGroup{
		groupList: {Title: textKeysList}, groupHits: {Title: textKeysHits}, groupViews: {Title: textKeysViews},
		groupMenu: {Title: textKeysMenu}, groupSheet: {Title: textKeysSheet},
		groupArticle: {Title: textKeysArticle}, groupBlank: {Title: textKeysEmpty}, groupAlways: {Title: textKeysAlways},
	}
	scopes := []scope{groupList: inList, groupHits: inHits, groupViews: inViews, groupMenu: inMenu, groupSheet: inSheet,
		groupArticle: inArticle, groupBlank: inBlank, groupAlways: allScopes}
	for _, a := range actions() {
		for g, s := range scopes {
			if a.on&s == 0 || (a.on == allScopes) != (s == allScopes) {
				continue
			}
			b := *a.of(&k)
			b.SetHelp(b.Help().Key, a.onScreen(s))
			groups[g].Keys = append(groups[g].Keys, Key{a.name, b})
		}
	}
	return groups
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
		names[i] = keyboard.Name(k)
	}
	return strings.Join(names, " ")
}
