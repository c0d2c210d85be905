package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// settingFlags gives a command every setting as a flag. Only those that were
// used count: see loadConfig.
func settingFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	for _, t := range table() {
		if t.metavar == "" {
			f.Bool(t.flag(), false, t.short)
		} else {
			f.String(t.flag(), t.def, t.short)
		}
		metavar(f, t.flag(), t.metavar)
		annotate(f, t.flag(), markSetting, t.name)
		if c, ok := t.valueFor(&settings{}).(choice); ok {
			completeWords(cmd, t.flag(), c.of...)
		}
	}
	f.String(flagNameConfig, "", flagConfig)
	metavar(f, flagNameConfig, metaFile)
}

// boardFlags gives a command that reads a board the settings and --demo.
func boardFlags(cmd *cobra.Command) {
	cmd.Flags().Bool(flagNameDemo, false, flagDemoBoard)
	settingFlags(cmd)
}

const (
	flagNameConfig = "config"
	flagNameDemo   = "demo"
	flagNameBoard  = "board"
)

// configPath is the settings file that counts for a command.
func (p *program) configPath(flags *pflag.FlagSet) configPath {
	if f := flags.Lookup(flagNameConfig); f != nil && f.Changed {
		return configPath{f.Value.String(), true}
	}
	if s, ok := p.getenv("SOSIK_CONFIG"); ok && s != "" {
		return configPath{s, true}
	}
	return configPath{p.configFile, false}
}

// wantsDemo says that the demo board was asked for; asking for another board as
// well is a mistake.
func wantsDemo(flags *pflag.FlagSet) (bool, error) {
	demo, err := flags.GetBool(flagNameDemo)
	if err != nil {
		return false, err
	}
	if demo && flags.Changed(flagNameBoard) {
		return false, &usageError{lines: []string{saysTwoBoards}}
	}
	return demo, nil
}
