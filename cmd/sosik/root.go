package main

import (
	"strconv"

	"github.com/spf13/cobra"
)

// rootCommand is sosik with all its commands.
func rootCommand(p *program) *cobra.Command {
	root := &cobra.Command{
		Use:                        "sosik",
		Short:                      shortRoot,
		Long:                       longRoot,
		Version:                    version(),
		Args:                       noCommand,
		RunE:                       p.read,
		SuggestionsMinimumDistance: 2,
		SilenceErrors:              true,
		SilenceUsage:               true,
		CompletionOptions:          cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		// The only way that writing help can fail is a pipe that was closed.
		_ = help(p.out, cmd)
	})
	root.SetHelpCommand(helpCommand(p))
	root.SetVersionTemplate("sosik {{.Version}}\n")
	root.PersistentFlags().BoolP("help", "h", false, flagHelp)
	root.Flags().BoolP("version", "v", false, flagVersion)
	boardFlags(root)
	for i, cmd := range []*cobra.Command{
		listCommand(p), showCommand(p), qrCommand(p), attachCommand(p), searchCommand(p), syncCommand(p), watchCommand(p),
		exportCommand(p), importCommand(p), parseCommand(p), configCommand(p), doctorCommand(p),
		demoCommand(p), versionCommand(p), completionCommand(p),
	} {
		// cobra keeps commands by their names; the help shows them as they
		// stand here.
		cmd.Annotations = map[string]string{markPlace: strconv.Itoa(i + 1)}
		root.AddCommand(cmd)
	}
	root.AddCommand(textCommand(p))
	return root
}

// noCommand refuses words that are no command; the reader takes none.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return &usageError{lines: []string{saysNoCommand(args[0], cmd.SuggestionsFor(args[0]))}, command: cmd.CommandPath()}
}

// helpCommand is "sosik help list", the same as "sosik list --help".
func helpCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "help [명령]",
		Short: shortHelp,
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			if len(args) == 0 {
				for _, c := range cmd.Root().Commands() {
					names = append(names, cobra.CompletionWithDesc(c.Name(), c.Short))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noCommand(cmd.Root(), append(rest, args...))
			}
			return help(p.out, about)
		},
	}
}
