-- numbers below zero have a minus sign, not a hyphen: in the text, in tables, and in the words of figures; code stays as it is
local function minus(text) return (text:gsub('^(%(?)%-(%.?%d)', '%1−%2'):gsub('([%s(])%-(%.?%d)', '%1−%2')) end

-- an option such as --json, that stands in no code, keeps both of its hyphens, of which Pandoc has made a dash
function Str(str)
  local option
  str.text, option = minus(str.text):gsub('^(%(?)–(%l)', '%1--%2')
  return option > 0 and pandoc.Span(str, {class = 'option'}) or str
end

function RawInline(raw)
  if raw.format ~= 'html' or not raw.text:find('<svg', 1, true) then return end
  for _, words in ipairs { '(<text[^>]*>)([^<]*)(<)', '(<title>)([^<]*)(<)', '(<tspan[^>]*>)([^<]*)(<)', '(aria%-label=")([^"]*)(")' } do
    raw.text = raw.text:gsub(words, function(before, said, after) return before .. minus(said) .. after end)
  end
  return raw
end
