package main

import (
	"slices"
	"strings"
	"time"

	"city/sosik/tui"
	"city/sosik/tui/cell"
)

// settings is what a person has chosen, and the defaults for the rest. It is
// read once, by loadConfig, and handed down as a value.
type settings struct {
	Board        string
	BoardName    string
	Contact      string
	Refresh      time.Duration
	ArticleWidth int
	Wrap         string
	Hyperlinks   string
	Pictures     string
	Facts        bool
	Ambiguous    string
	Background   string
	Theme        string
	Colors       string
	Signs        string
	Mouse        bool
	Plain        bool
	NewFor       time.Duration
	Cache        string
	Downloads    string
	Pace         time.Duration
	Timeout      time.Duration
	CAFile       string
	Insecure     bool
	LogFile      string
	LogLevel     string
	Font         string
	Clipboard    string
}

// setting is one line of the table of settings.
type setting struct {
	name     string // in the file: article_width
	def      string // as it is written in the environment
	short    string // Korean: what it is, for a flag's help
	about    string // Korean: what else there is to know, may be ""
	metavar  string // what stands for the value in a flag's help
	valueFor func(*settings) value
}

// env is the setting's name in the environment.
func (s setting) env() string { return "SOSIK_" + strings.ToUpper(s.name) }

// flag is the setting's name on the command line, without the dashes.
func (s setting) flag() string { return strings.ReplaceAll(s.name, "_", "-") }

// defaultBoard is the list of 안산시 e안산톡톡 > 시정소식.
const defaultBoard = "https://www.ansan.go.kr/ansantalktalk/content/ansantalk/cityNews.html?gtid=sosik"

// Less than minArticleWidth cells cannot be read; maxArticleWidth is far beyond
// any screen and only catches slips of the finger.
const (
	minArticleWidth = 20
	maxArticleWidth = 1000
)

// The values of the setting wrap.
const (
	wrapWord = "word"
	wrapAny  = "any"
)

// wrapping is where lines of text are broken.
func (s settings) wrapping() cell.Wrapping {
	if s.Wrap == wrapAny {
		return cell.Anywhere
	}
	return cell.Words
}

// table lists every setting, in the order in which they are shown.
func table() []setting { return slices.Concat(boardTable(), screenTable(), systemTable()) }

// boardTable are the settings of what is read.
func boardTable() []setting {
	return []setting{
		{"board", defaultBoard, shortBoard, aboutBoard, metaURL,
			func(s *settings) value { return webAddress{&s.Board} }},
		{"board_name", "", shortBoardName, aboutBoardName, metaName,
			func(s *settings) value { return text{&s.BoardName} }},
		{"contact", "", shortContact, aboutContact, metaText,
			func(s *settings) value { return text{&s.Contact} }},
		{"refresh", "10m", shortRefresh, aboutRefresh, metaDuration,
			func(s *settings) value { return duration{&s.Refresh, time.Minute, true} }},
		{"new_for", "24h", shortNewFor, aboutNewFor, metaDuration,
			func(s *settings) value { return duration{&s.NewFor, 0, true} }},
	}
}

// screenTable are those of how it is shown.
func screenTable() []setting {
	return []setting{
		{"article_width", "80", shortArticleWidth, aboutArticleWidth, metaNumber,
			func(s *settings) value { return number{&s.ArticleWidth, minArticleWidth, maxArticleWidth, true} }},
		{"wrap", wrapWord, shortWrap, aboutWrap, "word|any",
			func(s *settings) value { return choice{&s.Wrap, []string{wrapWord, wrapAny}} }},
		{"hyperlinks", hyperlinksAuto, shortHyperlinks, aboutHyperlinks, "auto|on|off",
			func(s *settings) value {
				return choice{&s.Hyperlinks, []string{hyperlinksAuto, hyperlinksOn, hyperlinksOff}}
			}},
		{"pictures", picturesAuto, shortPictures, aboutPictures, "auto|cells|kitty|sixel|off",
			func(s *settings) value {
				return choice{&s.Pictures, []string{picturesAuto, picturesCells, picturesKitty, picturesSixel, picturesOff}}
			}},
		{"facts", "false", shortFacts, aboutFacts, "",
			func(s *settings) value { return boolean{&s.Facts} }},
		{"ambiguous", "auto", shortAmbiguous, aboutAmbiguous, "auto|1|2",
			func(s *settings) value { return choice{&s.Ambiguous, []string{"auto", "1", "2"}} }},
		{"background", "auto", shortBackground, aboutBackground, "auto|dark|light",
			func(s *settings) value { return choice{&s.Background, []string{"auto", "dark", "light"}} }},
		{"theme", tui.Themes()[0], shortTheme, aboutTheme, strings.Join(tui.Themes(), "|"),
			func(s *settings) value { return choice{&s.Theme, tui.Themes()} }},
		{"colors", "", shortColors, aboutColors, metaColors,
			func(s *settings) value { return colors{&s.Colors} }},
		{"signs", signsUnicode, shortSigns, aboutSigns, "unicode|ascii",
			func(s *settings) value { return choice{&s.Signs, []string{signsUnicode, signsASCII}} }},
		{"clipboard", clipboardAuto, shortClipboard, aboutClipboard, "auto|on|off",
			func(s *settings) value {
				return choice{&s.Clipboard, []string{clipboardAuto, clipboardOn, clipboardOff}}
			}},
		{"font", "", shortFont, aboutFont, metaFile,
			func(s *settings) value { return text{&s.Font} }},
		{"mouse", "false", shortMouse, aboutMouse, "",
			func(s *settings) value { return boolean{&s.Mouse} }},
		{"plain", "false", shortPlain, aboutPlain, "",
			func(s *settings) value { return boolean{&s.Plain} }},
	}
}

// systemTable are those of files, of the network and of the log.
func systemTable() []setting {
	return []setting{
		{"cache", "", shortCache, aboutCache, metaFile,
			func(s *settings) value { return text{&s.Cache} }},
		{"downloads", "", shortDownloads, aboutDownloads, metaFolder,
			func(s *settings) value { return text{&s.Downloads} }},
		{"pace", "1s", shortPace, aboutPace, metaDuration,
			func(s *settings) value { return duration{&s.Pace, 200 * time.Millisecond, false} }},
		{"timeout", "30s", shortTimeout, aboutTimeout, metaDuration,
			func(s *settings) value { return duration{&s.Timeout, time.Second, false} }},
		{"ca_file", "", shortCAFile, aboutCAFile, metaFile,
			func(s *settings) value { return text{&s.CAFile} }},
		{"insecure", "false", shortInsecure, aboutInsecure, "",
			func(s *settings) value { return boolean{&s.Insecure} }},
		{"log_file", "", shortLogFile, aboutLogFile, metaFile,
			func(s *settings) value { return text{&s.LogFile} }},
		{"log_level", "info", shortLogLevel, aboutLogLevel, "debug|info|warn|error",
			func(s *settings) value { return choice{&s.LogLevel, []string{"debug", "info", "warn", "error"}} }},
	}
}

// defaults returns the settings of a person who has chosen nothing.
func defaults() settings {
	var s settings
	for _, t := range table() {
		if err := t.valueFor(&s).Set(t.def); err != nil {
			panic("the default of " + t.name + ": " + err.Error()) // a test proves that none is wrong
		}
	}
	return s
}
