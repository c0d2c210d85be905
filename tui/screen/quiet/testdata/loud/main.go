// Loud is a program that imports Bubble Tea as everyone does.
package main

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"
)

func main() { fmt.Print("ready ", tea.KeyEnter) }
