//go:build linux

package main

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	_ "city/sosik/tui/screen/quiet" // it is not to wait for the terminal either
)

// emptyCommand makes sosikbench the program that sosik is compared with.
const emptyCommand = "empty"

// lastLine is what stands at the foot of the empty program's screen.
const lastLine = "마지막 줄입니다."

// empty is the least that Bubble Tea can do: one screen, and quitting.
type empty struct{}

func runEmpty() error {
	_, err := tea.NewProgram(empty{}, tea.WithAltScreen()).Run()
	return err
}

func (empty) Init() tea.Cmd { return nil }

func (e empty) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyMsg); ok {
		return e, tea.Quit
	}
	return e, nil
}

func (empty) View() string {
	return strings.Repeat("20309 N● @ 안산국제거리극축제 라인업 공개… 136개 공연·프로그램 기대  2026-11-23\n", 24) + lastLine
}
