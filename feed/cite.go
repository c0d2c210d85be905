package feed

import "strings"

// Public writes the day as public documents do: "2025. 4. 8."
func (d Date) Public() string {
	t := d.Time()
	if t.IsZero() {
		return ""
	}
	return t.Format("2006. 1. 2.")
}

// withinQuotes are the quotation marks that stand within 「」.
var withinQuotes = strings.NewReplacer("「", "『", "」", "』")

// Citation names a notice as a report or a letter does, all in one line:
//
//	「제목」, 안산톡톡, 2025. 4. 8., https://…
//
// What is not known is left out.
func (n Notice) Citation() string {
	title := n.Title
	if title == "" {
		title = textUntitled
	}
	who := n.Author
	if who == "" {
		who = n.Department
	}
	parts := []string{"「" + withinQuotes.Replace(title) + "」"}
	for _, s := range []string{who, n.Date.Public(), n.URL} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}
