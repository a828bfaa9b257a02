-- {{< release >}}: the version in settings.ini, which lies beside the folder that nbdev makes the pages in
return { release = function()
  local settings = io.open(quarto.project.directory .. '/../settings.ini')
  local version = settings:read('a'):match('\nversion *= *(%S+)')
  settings:close()
  return pandoc.Str(version)
end }
