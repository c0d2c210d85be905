package attachment

import (
	"archive/zip"
	"errors"
	"path"
	"sort"
	"strconv"
	"strings"
)

// parcel is an archive whose files are parts of one document.
type parcel struct {
	in    *input
	parts map[string]*zip.File
}

// readParcel opens an archive and reads it as what is in it, whatever its name
// says.
func readParcel(in *input, out *collector) error {
	z, err := openZip(in)
	if err != nil {
		return err
	}
	p := &parcel{in, make(map[string]*zip.File)}
	for _, f := range z.File[:min(len(z.File), maxEntries)] {
		p.parts[strings.TrimPrefix(strings.ReplaceAll(f.Name, "\\", "/"), "/")] = f
	}
	switch {
	case len(p.numbered("Contents/section")) > 0:
		in.kind = HWPX
		return readHWPX(p, out)
	case p.parts["word/document.xml"] != nil:
		in.kind = DOCX
		return readDOCX(p, out)
	case p.parts["xl/workbook.xml"] != nil:
		in.kind = XLSX
		return readXLSX(p, out)
	case p.parts["ppt/presentation.xml"] != nil:
		in.kind = PPTX
		return readPPTX(p, out)
	case in.kind != Zip:
		return in.damaged(errors.New("an archive without a document"))
	}
	return listZip(in, out, z)
}

// numbered are the parts prefix0.xml, prefix1.xml … in order.
func (p *parcel) numbered(prefix string) []string {
	var names []string
	number := make(map[string]int)
	for name := range p.parts {
		digits, ok := strings.CutPrefix(strings.TrimSuffix(name, ".xml"), prefix)
		n, err := strconv.Atoi(digits)
		if ok && err == nil && path.Ext(name) == ".xml" {
			names = append(names, name)
			number[name] = n
		}
	}
	sort.Slice(names, func(i, j int) bool { return number[names[i]] < number[names[j]] })
	return names
}

// read reads a part of XML. A part that is not there says nothing.
func (p *parcel) read(name string, out *collector, h xmlHandler) error {
	f := p.parts[name]
	if f == nil {
		return nil
	}
	r, err := p.in.part(f)
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }() // it only reads
	return readXML(p.in, out, r, h)
}

// small is read for a part that only helps to understand another: without it
// the document reads less well, but it reads.
func (p *parcel) small(name string, out *collector, h xmlHandler) error {
	err := p.read(name, out, h)
	if errors.Is(err, ErrDamaged) {
		return nil
	}
	return err
}

// relations are the targets to which a part refers by id.
func (p *parcel) relations(part string, out *collector) (relations, error) {
	r := relations{}
	dir, base := path.Split(part)
	return r, p.small(dir+"_rels/"+base+".rels", out, r)
}

type relations map[string]string

func (r relations) start(name string, attr attributes) error {
	if name == "Relationship" && len(r) < maxEntries {
		r[attr.get("Id")] = attr.get("Target")
	}
	return nil
}

func (r relations) end(string) error   { return nil }
func (r relations) chars(string) error { return nil }

// target is the part to which an id leads from one in a folder.
func (r relations) target(folder, id string) string {
	t := r[id]
	if strings.HasPrefix(t, "/") {
		return strings.TrimPrefix(t, "/")
	}
	return path.Join(folder, t)
}

// count counts the parts in a folder.
func (p *parcel) count(folder string) int {
	n := 0
	for name := range p.parts {
		if strings.HasPrefix(name, folder) {
			n++
		}
	}
	return n
}
