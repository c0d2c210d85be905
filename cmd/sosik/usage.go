package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"city/sosik/tui/cell"
)

// Marks on commands and flags that cobra does not know of.
const (
	markPlace   = "sosik_place"   // where a command stands in the help
	markMeta    = "sosik_meta"    // what stands for the value
	markSetting = "sosik_setting" // the flag is a setting
)

// metavar says what stands for a flag's value in the help.
func metavar(f *pflag.FlagSet, name, meta string) {
	annotate(f, name, markMeta, meta)
}

func annotate(f *pflag.FlagSet, name, key, value string) {
	if err := f.SetAnnotation(name, key, []string{value}); err != nil {
		panic(err) // the flag was not declared: the first test sees it
	}
}

// completeWords lets the shell complete a flag with one of a few words.
func completeWords(cmd *cobra.Command, flag string, words ...string) {
	completeWith(cmd, flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

// completeWith lets the shell complete a flag with what f finds.
func completeWith(cmd *cobra.Command, flag string, f cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, f); err != nil {
		panic(err) // the flag was not declared: the first test sees it
	}
}

// help writes the usage of a command. It stands in the place of cobra's, which
// speaks English and pads by bytes.
func help(w io.Writer, cmd *cobra.Command) error {
	cmd.InitDefaultHelpFlag() // and with it the flags of the commands above
	var b strings.Builder
	about := cmd.Long
	if about == "" {
		about = cmd.Short
	}
	b.WriteString(about + "\n")
	usageLines(&b, cmd)

	var commands, options, chosen []pair
	for _, c := range inPlace(cmd.Commands()) {
		if c.IsAvailableCommand() {
			commands = append(commands, pair{c.Name(), c.Short})
		}
	}
	cmd.Flags().SortFlags = false // but as they were declared
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		switch {
		case f.Hidden:
		case f.Annotations[markSetting] != nil:
			chosen = append(chosen, flagPair(f))
		default:
			options = append(options, flagPair(f))
		}
	})
	section(&b, headCommands, commands)
	section(&b, headOptions, options)
	section(&b, headSettings, chosen)
	if !cmd.HasParent() {
		var codes []pair
		for _, e := range exits() {
			codes = append(codes, pair{fmt.Sprint(e.code), e.about})
		}
		section(&b, headExit, codes)
		b.WriteString("\n" + saysMore + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// inPlace sorts commands as the help shows them: those without a place last.
func inPlace(commands []*cobra.Command) []*cobra.Command {
	place := func(c *cobra.Command) int {
		n, err := strconv.Atoi(c.Annotations[markPlace])
		if err != nil {
			return len(commands) + 1
		}
		return n
	}
	return slices.SortedStableFunc(slices.Values(commands), func(a, b *cobra.Command) int {
		return cmp.Compare(place(a), place(b))
	})
}

func usageLines(b *strings.Builder, cmd *cobra.Command) {
	b.WriteString("\n" + headUsage + "\n")
	if cmd.Runnable() {
		line := cmd.Name() + " " + useOptions
		if cmd.HasParent() {
			line = cmd.Parent().CommandPath() + " " + cmd.Use
		}
		b.WriteString("  " + line + "\n")
	}
	if cmd.HasAvailableSubCommands() {
		b.WriteString("  " + cmd.CommandPath() + " " + useCommand + "\n")
	}
}

// pair is a line of a section: a name and what it is.
type pair struct{ name, about string }

// section writes names and what they are in two columns of cells.
func section(b *strings.Builder, head string, lines []pair) {
	if len(lines) == 0 {
		return
	}
	var m cell.Metrics
	width := 0
	for _, l := range lines {
		width = max(width, m.Width(l.name))
	}
	b.WriteString("\n" + head + "\n")
	for _, l := range lines {
		b.WriteString(strings.TrimRight("  "+m.Fit(l.name, width)+"  "+l.about, " ") + "\n")
	}
}

func flagPair(f *pflag.Flag) pair {
	name := "    --" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", --" + f.Name
	}
	if meta := f.Annotations[markMeta]; meta != nil && meta[0] != "" {
		name += " " + meta[0]
	}
	about := f.Usage
	switch f.DefValue {
	case "", "false", "0", "[]":
	default:
		about += fmt.Sprintf(" (기본 %s)", f.DefValue)
	}
	return pair{name, about}
}

// flagError says in Korean what is wrong with a flag.
func flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	said := err.Error()
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if short := unknown.GetSpecifiedShortnames(); short != "" {
			name = "-" + short
		}
		said = saysNoOption(name)
	case errors.As(err, &missing):
		said = saysOptionNeedsValue("--" + missing.GetFlag().Name)
	case errors.As(err, &invalid):
		said = saysBadOption("--"+invalid.GetFlag().Name, invalid.GetValue())
	case errors.As(err, &syntax):
		said = saysBadSyntax(syntax.GetSpecifiedFlag())
	}
	return &usageError{lines: []string{said}, command: cmd.CommandPath()}
}

// noArguments refuses arguments.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return &usageError{lines: []string{saysNoArguments(args[0])}, command: cmd.CommandPath()}
	}
	return nil
}
