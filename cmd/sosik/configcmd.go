package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// configCommand prints the settings as a settings file.
func configCommand(p *program) *cobra.Command {
	var onlyDefaults, onlyPath bool
	cmd := &cobra.Command{
		Use:               "config [옵션]",
		Short:             shortConfig,
		Long:              longConfig,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if onlyDefaults {
				return writeConfig(p.out, config{settings: defaults(), path: p.configPath(cmd.Flags()).path})
			}
			if onlyPath {
				_, err := fmt.Fprintln(p.out, p.configPath(cmd.Flags()).path)
				return err
			}
			c, err := loadConfig(p.configPath(cmd.Flags()), p.getenv, cmd.Flags())
			if err != nil {
				return err
			}
			return writeConfig(p.out, c)
		},
	}
	cmd.Flags().BoolVar(&onlyDefaults, "default", false, flagDefault)
	cmd.Flags().BoolVar(&onlyPath, "path", false, flagPath)
	settingFlags(cmd)
	return cmd
}

// writeConfig writes the settings as a settings file that gives them again.
func writeConfig(w io.Writer, c config) error {
	var b strings.Builder
	b.WriteString(configHead(c.path))
	factory := defaults()
	for _, t := range table() {
		b.WriteString("\n# " + t.short + ".\n")
		comment := func(s string) {
			if s != "" {
				b.WriteString("# " + s + "\n")
			}
		}
		v := t.valueFor(&c.settings)
		comment(t.about)
		comment(wantsHead + v.expected() + ".")
		comment(configNames(t.valueFor(&factory).TOML(), t.env(), t.flag()))
		comment(configOrigin(c.origins[t.name], t))
		b.WriteString(t.name + " = " + v.TOML() + "\n")
	}
	writeKeys(&b, c)
	_, err := io.WriteString(w, b.String())
	return err
}
