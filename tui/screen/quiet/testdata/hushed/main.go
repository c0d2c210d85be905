// Hushed imports Bubble Tea by way of package keyboard, and glamour and bubbles
// besides, as sosik does.
package main

import (
	"fmt"

	_ "github.com/charmbracelet/bubbles/viewport"
	tea "github.com/charmbracelet/bubbletea"
	_ "github.com/charmbracelet/glamour"

	_ "city/sosik/tui/keyboard"
)

func main() { fmt.Print("ready ", tea.KeyEnter) }
